"""Foreign keys run the way the journey runs: a later stage may point at an earlier one, never the reverse."""

import configparser

import pytest
from django.apps import apps

from hearth.config.home import REPOSITORY


def order() -> dict[str, int]:
    """Each package's place, read from the import contract, so that the order is said once."""
    contract = configparser.ConfigParser()
    contract.read(REPOSITORY / ".importlinter")
    rows = contract["importlinter:contract:journey"]["layers"].split("\n")
    return {
        package.strip(): place
        for place, row in enumerate(reversed([row for row in rows if row.strip()]))
        for package in row.split("|")
    }


KEYS = [
    (model._meta.app_label, field.related_model._meta.app_label, f"{model.__name__}.{field.name}")
    for model in apps.get_models()
    if model.__module__.startswith("hearth.")
    for field in model._meta.get_fields(include_hidden=True)
    if field.is_relation and field.concrete and field.related_model
]


def test_there_are_keys_to_look_at() -> None:
    assert len(KEYS) > 40


@pytest.mark.parametrize(("package", "other", "name"), KEYS, ids=[f"{key[0]}.{key[2]}" for key in KEYS])
def test_a_key_points_to_its_own_stage_or_an_earlier_one(package: str, other: str, name: str) -> None:
    if other in ("contenttypes", "auth"):
        return
    assert order()[other] <= order()[package], f"{name} points from {package} up to {other}"
