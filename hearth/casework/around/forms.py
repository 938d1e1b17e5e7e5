from collections.abc import Mapping, Sequence
from typing import Any

from hearth.access.viewer import Viewer
from hearth.casework.around.actions import Joining
from hearth.casework.models import Episode
from hearth.casework.rules.key_workers import KEY_WORKER
from hearth.practice.definitions.programme import Programme
from hearth.ui import days
from hearth.ui.fields import Day, OneFromList, OneOf, Option, ShortText
from hearth.ui.forms import QuestionForm


class JoinTeam(QuestionForm):
    role = OneOf("In which role?", missing="Choose a role")
    name = ShortText("Who?", missing="Say who joins")
    agency = ShortText("Where are they from?", missing="Say where they are from")
    contact = ShortText("How are they reached?", required=False)
    starts = Day("From which day?", called="The day they joined", latest=days.today)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [Option(role.id, role.label, role.does) for role in programme.roles if role.id != KEY_WORKER]
        self.fields["role"].options = roles  # type: ignore[attr-defined]

    def joining(self) -> Joining:
        return Joining(**self.cleaned_data)


class Leaves(QuestionForm):
    on = Day("Until which day?", called="The day", latest=days.today)


STAYS = "stays"


class Reassign(QuestionForm):
    """Who takes all of them, and who takes one of them instead. A family for whom nobody is chosen stays for now."""

    on = Day("From which day?", called="The day of the handover", latest=days.today)
    to_all = OneFromList(
        "Who takes them all over?",
        required=False,
        hint="Below you can choose somebody else for one family. Or leave this empty, and choose family by family.",
    )

    def __init__(self, *args: Any, episodes: Sequence[Episode], workers: Sequence[Viewer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.episodes = {str(each.pk): each for each in episodes}
        self.workers = {str(each.id): each for each in workers}
        options = [(id, each.name) for id, each in self.workers.items()]
        fields: dict[str, Any] = self.fields
        fields["to_all"].options = [("", "Choose family by family"), *options]
        if len(self.episodes) == 1:
            del fields["to_all"]
        for id, episode in self.episodes.items():
            asked = "who goes back, now that the work has ended?" if episode.closed else "who takes over?"
            several = [("", "As chosen for all")] if len(self.episodes) > 1 else []
            stays = [(STAYS, "Nobody yet: they stay for now")]
            fields[f"to-{id}"] = OneFromList(f"{episode.family}: {asked}", [*several, *options, *stays], required=False)

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        if self.episodes and not self.errors and not self.chosen():
            name = "to_all" if "to_all" in self.fields else f"to-{next(iter(self.episodes))}"
            self.add_error(name, "Choose who takes over at least one family.")
        return answers

    def chosen(self) -> Mapping[Episode, Viewer]:
        answers = self.cleaned_data
        to_all = answers.get("to_all") or ""
        taken = {episode: answers.get(f"to-{id}") or to_all for id, episode in self.episodes.items()}
        return {episode: self.workers[to] for episode, to in taken.items() if to in self.workers}
