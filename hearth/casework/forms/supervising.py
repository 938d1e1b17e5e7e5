"""What a supervisor writes down: reflections by the practice library's prompts, then a decision for each family."""

from collections.abc import Iterator, Sequence
from typing import Any

from hearth.casework.actions import Point, Reflected
from hearth.casework.models import Episode
from hearth.practice.definitions.prompts import Prompts
from hearth.ui import days
from hearth.ui.fields import Day, ShortText, Words
from hearth.ui.forms import QuestionForm


class Supervise(QuestionForm):
    """Nothing about a family must be filled in: not every family is talked about each time."""

    on = Day("When did you meet?", called="The day you met", latest=days.today)
    next_on = Day("When do you meet again?", called="The next day", required=False)

    def __init__(self, *args: Any, prompts: Prompts, episodes: Sequence[Episode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prompts, self.episodes = prompts, episodes
        for prompt in prompts.prompts:
            self.fields[prompt.id] = Words(prompt.words, hint=prompt.hint, required=False, rows=4)
        for episode in episodes:
            key = str(episode.pk)
            self.fields[f"decision-{key}"] = Words("What did you decide?", required=False, rows=3)
            self.fields[f"action-{key}"] = ShortText("What follows?", required=False, hint="Leave it empty if nothing.")
            self.fields[f"by-{key}"] = Day("By when?", called="The day", required=False)

    @property
    def about_prompts(self) -> list[Any]:
        return [self[prompt.id] for prompt in self.prompts.prompts]

    @property
    def sections(self) -> list[tuple[Episode, list[Any]]]:
        """(episode, its three questions) for each family."""
        return [(each, [self[f"{name}-{each.pk}"] for name in ("decision", "action", "by")]) for each in self.episodes]

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        for episode in self.episodes:
            key = str(episode.pk)
            if answers.get(f"action-{key}") and not answers.get(f"by-{key}") and f"by-{key}" not in self.errors:
                self.add_error(f"by-{key}", "By when should this be done?")
            if answers.get(f"action-{key}") and not answers.get(f"decision-{key}"):
                self.add_error(f"decision-{key}", "Write down what you decided, then what follows from it.")
        if answers.get("next_on") and answers.get("on") and answers["next_on"] <= answers["on"]:
            self.add_error("next_on", "The next time comes after this one.")
        return answers

    def reflected(self) -> Reflected:
        answers = self.cleaned_data
        return Reflected(
            on=answers["on"],
            reflections={prompt.id: answers[prompt.id] for prompt in self.prompts.prompts},
            points=list(self._points()),
            next_on=answers["next_on"],
        )

    def _points(self) -> Iterator[Point]:
        for episode in self.episodes:
            decision, action, by_when = (
                self.cleaned_data[f"{name}-{episode.pk}"] for name in ("decision", "action", "by")
            )
            if decision:
                yield Point(episode, decision, action, by_when)
