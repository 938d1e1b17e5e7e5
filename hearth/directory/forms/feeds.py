from django.conf import settings
from django.core.exceptions import ValidationError

from hearth.directory.models import Feed
from hearth.post.channels.addresses import check_written
from hearth.post.problems import NotDelivered
from hearth.ui.fields import ShortText
from hearth.ui.forms import QuestionForm


class FeedForm(QuestionForm):
    name = ShortText("Whose directory is it?", missing="Write whose directory it is")
    url = ShortText(
        "Address of its Open Referral feed",
        hint="What stands before /services, such as https://example.org/oruk",
        missing="Write the address of the feed",
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        if Feed.objects.filter(name=name).exists():
            raise ValidationError("A feed of this name is read already")
        return name

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"].strip().rstrip("/").removesuffix("/services")
        try:
            check_written(url, settings.FEED_HOSTS)
        except NotDelivered as refused:
            raise ValidationError(str(refused)) from None
        return url
