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


class Reassign(QuestionForm):
    """One question a family. Whoever is left out stays with the worker for now."""

    on = Day("From which day?", called="The day of the handover", latest=days.today)

    def __init__(self, *args: Any, episodes: Sequence[Episode], workers: Sequence[Viewer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.episodes = {str(each.pk): each for each in episodes}
        self.workers = {str(each.id): each for each in workers}
        options = [Option(id, each.name) for id, each in self.workers.items()]
        for id, episode in self.episodes.items():
            asked = f"Who goes back to the {episode.family}, whose work has ended?"
            asked = asked if episode.closed else f"Who takes over the {episode.family}?"
            field = OneFromList(asked, options, required=False)
            self.fields[f"to-{id}"] = field

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        if self.episodes and not any(answers.get(f"to-{id}") for id in self.episodes):
            self.add_error(None, "Choose who takes over at least one family.")
        return answers

    def chosen(self) -> Mapping[Episode, Viewer]:
        answers = self.cleaned_data
        return {
            episode: self.workers[answers[f"to-{id}"]]
            for id, episode in self.episodes.items()
            if answers.get(f"to-{id}")
        }
