"""A duty worker reads what has come in, says who it is about, decides, and writes down what follows."""

import re
from collections.abc import Iterable
from datetime import timedelta
from uuid import uuid4

from playwright.sync_api import Page, expect

from hearth.ui import days
from tests.journeys.hands import check_box
from tests.journeys.pages import choose, follow, give_day, press, then_it_says, tick, write

HARM = "The child is losing weight or is ill for want of food or drink."
OFTEN_HUNGRY = "The child is often hungry, or meals have no pattern."
LEFT_UNTREATED = "A health need is left until it gets worse, or professionals are kept away."
LATE_CARE = "Antenatal care began late or is patchy, and the parent accepts help."
SCHOOL = "Beck Lane Primary School"
Told = dict[str, str]


def fifteen_worries(surname: str) -> dict[str, Told]:
    """Three are about one child, under three spellings and from three people who do not know each other."""
    return {
        "first": worry("No lunch and no coat, three days running.", "Kacey", surname, "3 2 2018", "Pia Marsh"),
        "second": worry("Always out alone, always hungry.", "Kasey", f"{surname}e", "about 8", "Mr Dunn next door"),
        "third": worry("Infected bites, weeks old.", "Casey", f"{surname}ee", "2 3 2018", "Dr Bell"),
        "restricted": worry("She sleeps in the car sometimes.", "Noor", "Ashmere", "about 8", "A friend"),
        "another council": worry("They sleep on the floor at their aunt’s in Eastvale.", "Joe", "Lumley", "about 5"),
        "twin": worry("Isla is very thin now. Her sister seems all right.", "Isla", "Penrose", "about 6", "An aunt"),
        "former partner": worry("She has men round.", "Mia", "Garrick", "1 6 2016", "Lee Garrick"),
        "urgent": worry(
            "He eats out of the bins and can hardly stand.", "Rui", f"{surname}son", "about 4", danger=True
        ),
        "unborn": worry(
            "Seven months gone, no midwife yet, and no bed.", "Baby", f"{surname}ham", "not born yet", "Ada"
        ),
        "coach": worry("The coach at Beck Lane shuts boys in the shed.", told_by="A grandfather"),
        **{f"other {number}": worry(f"Curtains shut at number {number}, all day.") for number in range(1, 6)},
    }


def worry(
    account: str, given: str = "", family: str = "", born: str = "", told_by: str = "", danger: bool = False
) -> Told:
    day, month, year = born.split() if re.fullmatch(r"\d+ \d+ \d+", born) else ("", "", "")
    return {
        "channel": "telephone",
        "account": account,
        "danger": "yes" if danger else "no",
        "lives_postcode": "NX2 1BB",
        "child_1_given_names": given,
        "child_1_family_name": family,
        "child_1_born_day": day,
        "child_1_born_month": month,
        "child_1_born_year": year,
        "child_1_born_words": "" if day else born,
        "reporter_name": told_by,
    }


def when_they_are_written_down(page: Page, worries: dict[str, Told]) -> dict[str, str]:
    """By whoever had the telephone since yesterday, each with the page that writes one down: their references."""
    page.goto("/log-a-call")
    csrf = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    return {name: _written_down(page, {**told, "csrfmiddlewaretoken": csrf}) for name, told in worries.items()}


def _written_down(page: Page, told: Told) -> str:
    answer = page.request.post("/log-a-call", form={**told, "key": str(uuid4())}, headers={"Referer": page.url})
    found = re.search(r"HTH-\w{4}-\w{4}", answer.text().partition("govuk-panel")[2])
    assert found, answer.text()
    return found[0]


def when_she_opens(page: Page, reference: str) -> None:
    page.goto("/triage/")
    while not page.get_by_role("link", name=reference, exact=True).count():
        page.get_by_role("link", name=re.compile("^Next")).click()
    follow(page, reference)


def when_she_takes_together(page: Page, references: Iterable[str]) -> None:
    """Ticked in the list of what nobody has taken, a page at a time; the list stays the one she was in."""
    page.goto("/triage/?show=untaken")
    for reference in references:
        while not page.get_by_label(f"Choose {reference}").count():
            page.get_by_role("link", name=re.compile("^Next")).click()
        check_box(page.get_by_label(f"Choose {reference}"))
    press(page, "Take what is ticked")
    expect(page).to_have_url(re.compile("show=untaken"))


def when_she_says_it_is_a_new_family(page: Page, child: str, family: str) -> None:
    press(page, "Who is this about?")
    choose(page, "Which family is this?", "A family we do not know")
    write(page, "What is the family called?", family)
    choose(page, f"Who is {child}?", "Nobody we know: add them to the family")
    press(page, "Confirm")


def when_she_says_who_it_is(page: Page, child: str, family: str, recorded: str) -> None:
    press(page, "Who is this about?")
    choose(page, "Which family is this?", family)
    choose(page, f"Who is {child}?", recorded)
    press(page, "Confirm")


def when_she_decides(page: Page, level: str, outcome: str, reasons: str, *signs: str) -> None:
    press(page, "Decide")
    if signs:
        tick(page, f"Signs at level {level[0]}", *signs)
    choose(page, "Which level of need?", level)
    choose(page, "What happens next?", outcome)
    write(page, "Your reasons", reasons)


def when_she_holds_the_child_herself(page: Page, doing: str) -> None:
    choose(page, "Who holds the child?", "I do: Tess Okafor")
    write(page, "What will they do?", doing)
    give_day(page, "Until when?", days.today() + timedelta(days=21))
    choose(page, "Has the family been told who holds the child?", "Yes")


def then_the_record_says(page: Page, *sentences: str) -> None:
    then_it_says(page, "What was decided", *sentences)


def then_it_is_not_there(page: Page, words: str) -> None:
    expect(page.get_by_text(words)).to_have_count(0)
