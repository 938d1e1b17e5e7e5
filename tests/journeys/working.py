"""A charity's key worker and a family: from the referral to the last day, and the day to go back."""

from collections.abc import Iterable
from datetime import timedelta

from playwright.sync_api import Page, expect

from hearth.ui import days
from tests.journeys import PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.deciding import a_family_is_referred
from tests.journeys.pages import be, choose, follow, give_day, pick, press, then_it_says, then_the_page_is, tick, write

MIDNIGHT = "0:00"  # has passed, at whatever hour this is read
GOAL = "Everybody eats supper together, at the table."
SEEN = "Arlo ate three helpings and showed me his drawings. Wren cried when she spoke of the mornings."
HIS_WORDS = "i like it when mum gets up before me"


def a_family_at_work(somebody: Somebody, surname: str, key_worker: str = "Hana Quist") -> Page:
    """Told of, decided on, referred and accepted: Hana sits before the page of the work that has begun."""
    a_family_is_referred(somebody, surname)
    hana = be(somebody(width=PHONE), "Hana Quist")
    when_she_accepts_the_referral(hana, surname)
    when_she_begins_the_work(hana, key_worker)
    return hana


def when_she_accepts_the_referral(page: Page, surname: str) -> None:
    page.goto("/referrals/")
    follow(page, f"{surname} family")
    choose(page, "Can you help this family?", "Yes, we accept")
    press(page, "Send the answer")
    then_it_says(page, "Northmoor Council will be told.")


def when_she_begins_the_work(page: Page, key_worker: str) -> None:
    press(page, "Begin the work")
    give_day(page, "When did the work begin?", days.today())
    choose(page, "Who is the key worker?", key_worker)
    press(page, "Begin the work")
    then_the_page_is(page, "At referral")
    give_day(page, "On which day was this so?", days.today())
    choose(page, "Signs of neglect", "A goal")
    choose(page, "Level of concern about the child", "2: Some of the child's needs are not met")
    press(page, "Save")
    then_the_page_is(page, "Family Partners")


def when_they_write_a_goal(page: Page, goal: str = GOAL) -> None:
    at_work = page.url
    press(page, "The plan")
    press(page, "Write a goal")
    write(page, "What should be different?", goal)
    choose(page, "Whose goal is it?", "The whole family's")
    pick(page, "What is it about?", "Signs of neglect")
    write(page, "Where are they now, from 0 to 10?", "2")
    write(page, "Where should they get to, from 0 to 10?", "7")
    write(page, "Who will do something about it?", "Wren")
    give_day(page, "By when?", days.today() + timedelta(days=40))
    press(page, "Save")
    then_it_says(page, goal)
    page.goto(at_work)


def when_the_plan_is_agreed(page: Page) -> None:
    press(page, "The plan")
    press(page, "Agree this plan")
    then_the_page_is(page, "Our plan")


def when_somebody_signs(page: Page, who: str, says: str) -> None:
    """On the worker's phone, from the plan that was agreed."""
    press(page, "Somebody signs")
    choose(page, "Who signs?", who)
    choose(page, "How?", "On the worker’s phone")
    write(page, "Type your name", who)
    write(page, "What do they want to say about it?", says)
    press(page, "Save")
    then_it_says(page, who, says)


def when_she_begins_to_write_up_a_visit(page: Page) -> None:
    """Of today: what is planned for an hour that has passed is written up at once."""
    press(page, "Plan or write up a visit")
    give_day(page, "Which day?", days.today())
    write(page, "What time?", MIDNIGHT)
    press(page, "Save")


def when_she_has_visited(page: Page, surname: str, goals: Iterable[str] = (GOAL,)) -> None:
    when_she_begins_to_write_up_a_visit(page)
    tick(page, "Who was seen?", f"Wren {surname}", f"Arlo {surname}")
    tick(page, "Which children did you see alone?", f"Arlo {surname}")
    tick(page, "Which goals did you work on?", *goals)
    write(page, "What happened?", SEEN)
    press(page, "Save the visit")
    then_it_says(page, "The visit is written up.")


def when_she_plans_the_next_visit(page: Page) -> None:
    press(page, "Plan or write up a visit")
    give_day(page, "Which day?", days.today() + timedelta(days=3))
    write(page, "What time?", "4pm")
    press(page, "Save")
    then_it_says(page, "The visit is planned.")


def when_she_begins_an_assessment(page: Page, surname: str) -> None:
    follow(page, f"{surname} family")
    follow(page, "Begin an assessment")
    follow(page, "Graded neglect profile")
    tick(page, "Which children?", f"Arlo {surname}")
    tick(page, "Who looks after them?", f"Wren {surname}")
    choose(page, "Which assessment is this?", "First")
    choose(page, "Are you doing it together with a parent?", "Yes")
    give_day(page, "When did you begin?", days.today())
    press(page, "Begin")
    then_the_page_is(page, "Graded neglect profile")


def when_she_grades_every_area(page: Page) -> None:
    """What there is to eat is poor, and she says what she saw; the rest is good enough."""
    follow(page, "Physical care")
    page.get_by_role("button", name="Save and go on").wait_for()
    while page.get_by_role("button", name="Save and go on").count():
        for item in page.get_by_role("radio", name="2 Good enough").all():
            item.check()
        poor = page.get_by_role("region", name="What there is to eat")
        if poor.count():
            poor.get_by_role("radio", name="4 Poor").check()
            poor.get_by_label("What did you see or hear?").fill("Bread, ketchup and a tin of peaches.")
        with page.expect_navigation():  # the loop counts at once what the next page has, and counting does not wait
            press(page, "Save and go on")


def when_she_answers_the_four_questions(page: Page) -> None:
    follow(page, "Type, scale, impact and reason")
    question = page.get_by_role("group", name="What kind of neglect is it?")
    question.get_by_role("checkbox").first.check()
    write(page, "How bad is it?", "Most evenings, for some months.")
    write(page, "To body and health", "He is thin for his age.")
    write(page, "To feelings and behaviour", "He hides food at school.")
    choose(page, "Is the harm there already?", "The harm is there already")
    write(page, "What is the reason behind it?", "Wren has been low since the winter and cannot get up.")
    press(page, "Save")


def when_the_child_is_heard(page: Page, surname: str) -> None:
    follow(page, f"Arlo {surname}")
    write(page, "say, wish and feel?", HIS_WORDS)
    choose(page, "Was Arlo seen alone?", "Yes")
    write(page, "How did you find out, and when?", "While he drew, in the kitchen.")
    press(page, "Save")


def when_she_completes_it(page: Page) -> None:
    press(page, "Check and complete")
    press(page, "Complete the assessment")
    then_it_says(page, HIS_WORDS, "Bread, ketchup and a tin of peaches.")


def when_she_writes_a_page_for_his_mother(page: Page, surname: str) -> None:
    follow(page, f"A page for Wren {surname} to keep")
    write(page, "Who helps", "Hana, on Tuesdays.")
    press(page, "Save and read it through")
    then_it_says(page, "A draft. Nobody has approved it, so do not hand it out.")
    page.get_by_role("checkbox").check()
    press(page, "Approve this page")
    then_it_says(page, "Hana Quist")
    expect(page.get_by_text(HIS_WORDS)).to_have_count(0)


def when_a_review_is_held(page: Page, outcome: str = "Go on as agreed") -> None:
    """From the page of the work and back to it, past what is observed at reviews."""
    follow(page, "Review")
    when_she_writes_down_the_review(page, outcome)


def when_she_writes_down_the_review(page: Page, outcome: str) -> None:
    give_day(page, "When was the review?", days.today())
    write(page, "Who else was there?", "Wren, school, Hana")
    write(page, "What does the family think?", "It is calmer.")
    write(page, "What has changed, and what has not?", "Supper most days. Mornings are still hard.")
    choose(page, "What follows?", outcome)
    choose(page, "Which phase is the family in from now on?", "Engagement")
    press(page, "Save")
    then_the_page_is(page, "At review")
    press(page, "Save")
    then_the_page_is(page, "Family Partners")


def when_the_work_ends(page: Page) -> None:
    follow(page, "End the work")
    choose(page, "Why does it end now?", "The family has moved away")
    write(page, "What is different now, and what is not?", "Supper is at the table. They live by the sea now.")
    press(page, "End the work")
    then_it_says(page, "The work has ended.", "Moved away")


def then_she_is_to_go_back(page: Page, surname: str, months: Iterable[int]) -> None:
    page.goto("/today/")
    for each in months:
        expect(page.get_by_role("link", name=f"Go back to {surname} family, {each} months on")).to_be_visible()
