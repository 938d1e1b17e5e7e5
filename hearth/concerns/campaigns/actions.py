"""Begin a campaign, change its words, stop it."""

from dataclasses import dataclass
from datetime import date, timedelta

from hearth.access.viewer import Viewer
from hearth.concerns.campaigns.models import Campaign
from hearth.scope.actions import action, record
from hearth.ui.days import today


@dataclass(frozen=True)
class CampaignWords:
    """What the page and the poster say. Without Welsh words the Welsh page shows the English ones, marked as such."""

    heading: str
    words: str
    heading_cy: str = ""
    words_cy: str = ""
    starts: date | None = None  # today
    ends: date | None = None


@action
def begin_campaign(*, name: str, words: CampaignWords, by: Viewer) -> Campaign:
    """Raises `IntegrityError` where the name is taken."""
    campaign = Campaign.objects.create(name=name, made_by=by.name, **_columns(words))
    record(by=by, verb="began a campaign", subject=campaign)
    return campaign


@action
def change_campaign(*, campaign: Campaign, words: CampaignWords, by: Viewer) -> Campaign:
    """Posters that hang already keep what they say; the page behind their link changes at once."""
    for name, value in _columns(words).items():
        setattr(campaign, name, value)
    campaign.save()
    record(by=by, verb="changed a campaign", subject=campaign, fields=list(_columns(words)))
    return campaign


@action
def stop_campaign(*, campaign: Campaign, by: Viewer) -> Campaign:
    """Its link goes on leading to the start page: a poster may hang for years."""
    campaign.ends = max(today() - timedelta(days=1), campaign.starts)
    campaign.save()
    record(by=by, verb="stopped a campaign", subject=campaign, fields=["ends"])
    return campaign


def _columns(words: CampaignWords) -> dict[str, object]:
    return vars(words) | {"starts": words.starts or today()}
