"""Which levels a challenge goes through: those the agency's partnership agreed, else the nation's."""

from collections.abc import Sequence
from uuid import UUID

from hearth.practice.definitions.nation import ChallengeLevel, Nation
from hearth.triage.models import Challenge, ChallengeLevels


def own_levels(holder_id: UUID) -> ChallengeLevels | None:
    """What was set last, which may be: none of our own."""
    return ChallengeLevels.objects.filter(holder_id=holder_id).order_by("-set_at", "-id").first()


def levels_for(holder_id: UUID, nation: Nation, before: Sequence[Challenge]) -> Sequence[ChallengeLevel]:
    """Through which a decision's challenges go: once the first was raised, those of that day."""
    return read(setting_for(holder_id, before), nation)


def setting_for(holder_id: UUID, before: Sequence[Challenge]) -> ChallengeLevels | None:
    return before[0].levels if before else own_levels(holder_id)


def read(setting: ChallengeLevels | None, nation: Nation | None) -> Sequence[ChallengeLevel]:
    """`nation`: whose levels count where the agency has set none."""
    if setting is None or not setting.levels:
        return nation.challenge_levels if nation else ()
    return [ChallengeLevel.model_validate(each) for each in setting.levels]


def level_of(challenge: Challenge, nation: Nation) -> ChallengeLevel:
    """The level that was asked, in its words of that day."""
    return next(each for each in read(challenge.levels, nation) if each.id == challenge.level)
