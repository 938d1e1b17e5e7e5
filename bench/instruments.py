"""The instrument engine: 100,000 assessments scored, 10,000 told in FHIR; then one page of one, over HTTP."""

import json
import random
import time

from hearth.practice.definitions.instrument import Instrument
from hearth.practice.exchange.fhir import response
from hearth.practice.library import library
from hearth.practice.scoring import About, Answer, Answers, score

MANY, TOLD = 100_000, 10_000
INSTRUMENTS = ("graded_neglect_profile", "family_functioning")
DRAWN = 500  # different sets of answers, used again and again
ABOUT = About(informant="worker", subject="A child")


def run() -> None:
    random.seed(7)
    for id in INSTRUMENTS:
        instrument = library().instrument(id)
        filled = [_filled(instrument) for _ in range(DRAWN)]
        began, worked = time.perf_counter(), time.process_time()
        for number in range(MANY):
            score(instrument, filled[number % DRAWN], ABOUT)
        took, worked = time.perf_counter() - began, time.process_time() - worked
        size = f"{len(instrument.items)} items, {len(instrument.all_scores)} scores"
        print(f"{id} ({size}): {MANY:,} scored in {took:.1f} s ({worked:.1f} s of processor)")
    instrument = library().instrument(INSTRUMENTS[0])
    filled = [_filled(instrument) for _ in range(DRAWN)]
    began, worked, letters = time.perf_counter(), time.process_time(), 0
    for number in range(TOLD):
        answers = filled[number % DRAWN]
        scored = score(instrument, answers, ABOUT)
        letters += len(json.dumps(response(answers, scored, authored="2027-05-31T10:00:00+01:00")))
    took, worked = time.perf_counter() - began, time.process_time() - worked
    print(f"{TOLD:,} told in FHIR in {took:.1f} s ({worked:.1f} s of processor), {letters / 1e6:.0f} MB of JSON")

    from bench.assessment_pages import run as pages

    pages()


def _filled(instrument: Instrument) -> Answers:
    """Every question answered by chance; one in twelve has a reason instead."""
    answers: dict[str, Answer] = {}
    for item in instrument.items:
        scale = instrument.scale_of(item)
        missing = random.random() < 1 / 12
        reason = instrument.missing_reasons[0].id
        answers[item.id] = Answer(missing=reason) if missing or not scale else Answer(random.choice(scale.codes))
    for each in instrument.scores:
        if each.judged:
            answers[each.id] = Answer(random.choice(instrument.all_scales[str(each.scale)].codes))
    return Answers(answers)


if __name__ == "__main__":
    run()
