"""The forms of a council's own pages. What is wrong is said next to it, and nothing typed is lost."""

from datetime import time
from typing import Any

from django.conf import settings

from hearth.concerns.own_pages.checking import (
    LONGEST_ANSWER,
    LONGEST_NOTE,
    LONGEST_SUBJECT,
    LONGEST_WELCOME,
    gives_away,
    plain_text,
    wrong_gaps,
)
from hearth.concerns.own_pages.parts import HOURS, WORKING_DAYS, OwnRoute, Promises
from hearth.post.channels.addresses import Refused, check_written
from hearth.post.kinds import ACKNOWLEDGEMENT, MESSAGE_WAITING
from hearth.ui.fields import AnyOf, EmailOrNothing, OneOf, Option, PhoneNumber, ShortText, WholeNumber, Words
from hearth.ui.forms import QuestionForm

DAYS = {"1": "Monday", "2": "Tuesday", "3": "Wednesday", "4": "Thursday", "5": "Friday", "6": "Saturday", "7": "Sunday"}
AUDIENCES = {"public": "Anyone", "professional": "Professionals", "child": "Children and young people"}
ANY_TIME, AT_TIMES, NIGHTS = "any", "times", "nights"
MOST_LINKS = 5


class RouteForm(QuestionForm):
    audience = OneOf("Who is it for?", list(AUDIENCES.items()), missing="Choose who it is for")
    kind = OneOf(
        "What is it?",
        [
            Option("phone", "A telephone number", reveals="phone"),
            Option("web", "A page of yours", reveals="web"),
            Option("email", "An email address", reveals="email"),
        ],
        missing="Choose what it is",
    )
    phone = PhoneNumber("The number", missing="Enter the number")
    web = ShortText("The address of the page", hint="It begins with https://", missing="Enter the address of the page")
    email = EmailOrNothing("The address", required=True, missing="Enter the email address")
    when = OneOf(
        "When does somebody answer?",
        [
            Option(ANY_TIME, "Day and night"),
            Option(AT_TIMES, "At certain times", reveals="times"),
            Option(NIGHTS, "Out of hours: when none of your day lines answers"),
        ],
        missing="Choose when somebody answers",
    )
    times = ShortText(
        "From when until when?", hint="For example: 08:30 to 17:00", missing="Enter times like 08:30 to 17:00", width=20
    )
    days = AnyOf(
        "On which days?",
        list(DAYS.items()),
        required=False,
        hint="Only for certain times. Bank holidays are left out by themselves.",
    )
    hours = ShortText("How you would say it", hint="For example: Monday to Friday, 8:30am to 5pm", required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("web") and not said["web"].startswith("https://"):
            self.add_error("web", "The address must begin with https://")
        if said.get("when") == AT_TIMES and said.get("times"):
            self._read_times(said)
        return said

    def _read_times(self, said: dict[str, Any]) -> None:
        parts = [part.strip() for part in said["times"].replace("–", "to").replace("-", "to").split("to")]
        try:
            opens, closes = (time.fromisoformat(part.zfill(5)) for part in parts)
        except ValueError:
            self.add_error("times", "Enter times like 08:30 to 17:00")
            return
        if opens >= closes:
            self.add_error("times", "It must open before it closes. A night line is “out of hours”.")
        said["opens"], said["closes"] = opens, closes

    def route(self, id: str) -> OwnRoute:
        said = self.cleaned_data
        return OwnRoute(
            id=id,
            audience=said["audience"],
            kind=said["kind"],
            value=said["phone"] or said["web"] or said["email"],
            hours=said["hours"],
            days="".join(sorted(said["days"])) or "12345",
            opens=said.get("opens"),
            closes=said.get("closes"),
            out_of_hours=said["when"] == NIGHTS,
        )


def shown_route(route: OwnRoute) -> dict[str, Any]:
    """A route as the form shows it."""
    at_times = route.opens is not None and route.closes is not None
    times = f"{route.opens:%H:%M} to {route.closes:%H:%M}" if at_times else ""
    when = NIGHTS if route.out_of_hours else AT_TIMES if at_times else ANY_TIME
    more = {"audience": route.audience, "kind": route.kind, route.kind: route.value, "hours": route.hours}
    return {**more, "when": when, "times": times, "days": list(route.days)}


class PromisesForm(QuestionForm):
    """Nothing here may be longer than the nation's own clock for a decision."""

    acknowledge = WholeNumber("Somebody looks at a new report within", least=1, most=72, required=False)
    acknowledge_unit = OneOf(
        "Counted in", [Option(HOURS, "Hours, day and night"), Option(WORKING_DAYS, "Working days")], required=False
    )
    decide = WholeNumber("Somebody decides within how many working days?", least=1, most=30, required=False)
    answer = WholeNumber("Somebody answers a message within how many working days?", least=1, most=10, required=False)

    def __init__(self, *args: Any, nations_days: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nations_days = nations_days
        nothing = "Leave it empty to go by your nation’s clock."
        self.fields["decide"].help_text = f"At most {nations_days}, as everywhere in your nation. {nothing}"

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if (said.get("decide") or 0) > self.nations_days:
            self.add_error("decide", f"Your nation’s clock is shorter. Enter {self.nations_days} or less.")
        if said.get("acknowledge") and not said.get("acknowledge_unit"):
            self.add_error("acknowledge_unit", "Choose hours or working days")
        longest = said.get("decide") or self.nations_days
        if said.get("acknowledge_unit") == WORKING_DAYS and (said.get("acknowledge") or 0) > longest:
            self.add_error("acknowledge", f"They must look before they decide: enter {longest} or less.")
        return said

    def content(self) -> dict[str, Any]:
        said = self.cleaned_data
        return Promises(
            said["acknowledge"], said["acknowledge_unit"] or WORKING_DAYS, said["decide"], said["answer"]
        ).as_json()


NOTE_HINT = (
    "Whoever sees their screen must learn nothing. {reference} and {council} are filled in. Empty: Hearth’s own."
)
ANSWER_HINT = "A first draft: a person reads and changes it each time. {council} is filled in. Empty: Hearth’s own."
NOTES = {ACKNOWLEDGEMENT: "“We have it”", MESSAGE_WAITING: "“There is a message”"}
LANGUAGES = {"en": "English", "cy": "Welsh"}


class TemplatesForm(QuestionForm):
    """Each in English and Welsh. The fields are made from the list, so that none is forgotten."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, called in NOTES.items():
            for code, name in LANGUAGES.items():
                self.fields[f"{kind}_subject_{code}"] = ShortText(
                    f"{called}: subject, {name}", required=False, max_length=LONGEST_SUBJECT
                )
                self.fields[f"{kind}_body_{code}"] = Words(
                    f"{called}: words, {name}", required=False, max_length=LONGEST_NOTE, rows=3, hint=NOTE_HINT
                )
        for code, name in LANGUAGES.items():
            self.fields[f"public_answer_{code}"] = Words(
                f"Answer to a member of the public, {name}",
                required=False,
                max_length=LONGEST_ANSWER,
                hint=ANSWER_HINT,
            )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name, words in list(said.items()):
            if words and (problem := problem_with(name, words)):
                self.add_error(name, problem)
        return said

    def content(self) -> dict[str, Any]:
        return {name: words for name, words in self.cleaned_data.items() if words.strip()}


def problem_with(name: str, words: str) -> str:
    """What is wrong with one of the templates, in a sentence."""
    if name.startswith("public_answer"):
        return wrong_gaps(words, allowed={"council"}, needed=set()) or plain_text(words)
    if "_subject_" in name:
        return wrong_gaps(words, allowed=set(), needed=set()) or gives_away(words)
    return wrong_gaps(words, allowed={"reference", "council"}, needed={"reference"}) or gives_away(words)


class WordingForm(QuestionForm):
    welcome = Words("A short welcome, English", required=False, max_length=LONGEST_WELCOME, rows=4)
    welcome_cy = Words("A short welcome, Welsh", required=False, max_length=LONGEST_WELCOME, rows=4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_LINKS + 1):
            called = f"Local service {number}"
            self.fields[f"text_{number}"] = ShortText(f"{called}: its name, English", required=False, max_length=100)
            self.fields[f"text_cy_{number}"] = ShortText(f"{called}: its name, Welsh", required=False, max_length=100)
            self.fields[f"href_{number}"] = ShortText(f"{called}: its page", required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("welcome", "welcome_cy"):
            if problem := plain_text(said.get(name, "")):
                self.add_error(name, problem)
        for number in range(1, MOST_LINKS + 1):
            self._check_link(number, said)
        return said

    def _check_link(self, number: int, said: dict[str, Any]) -> None:
        text, href = said.get(f"text_{number}", ""), said.get(f"href_{number}", "")
        if href and not text:
            self.add_error(f"text_{number}", "Enter the name of the service")
        if text and not href:
            self.add_error(f"href_{number}", "Enter the address of its page")
        if href:
            try:
                check_written(href, frozenset())
            except Refused as refused:
                self.add_error(f"href_{number}", str(refused))

    def content(self) -> dict[str, Any]:
        said = self.cleaned_data
        links = [
            {"text": said[f"text_{n}"], "text_cy": said[f"text_cy_{n}"], "href": said[f"href_{n}"]}
            for n in range(1, MOST_LINKS + 1)
            if said[f"href_{n}"]
        ]
        return {"welcome": said["welcome"], "welcome_cy": said["welcome_cy"], "links": links}


def shown_wording(content: dict[str, Any]) -> dict[str, Any]:
    """Wording as the form shows it."""
    shown = {"welcome": content.get("welcome", ""), "welcome_cy": content.get("welcome_cy", "")}
    for number, link in enumerate(content.get("links", ()), start=1):
        shown |= {f"text_{number}": link["text"], f"text_cy_{number}": link["text_cy"], f"href_{number}": link["href"]}
    return shown


class AnnounceForm(QuestionForm):
    email = EmailOrNothing("The duty team’s email address")
    webhook = ShortText(
        "Or the address at which another system of yours hears of it",
        hint="It begins with https://. Where you give one, it takes the email’s place.",
        required=False,
        max_length=500,
    )

    def clean_webhook(self) -> str:
        url: str = self.cleaned_data["webhook"]
        if url:
            try:
                check_written(url, settings.WEBHOOK_HOSTS)
            except Refused as refused:
                self.add_error("webhook", str(refused))
        return url
