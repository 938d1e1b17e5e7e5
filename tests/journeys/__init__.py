import pytest

PHONE, DESK = 320, 1280
JOURNEY = pytest.mark.journey
# The two ways in which a page most easily fails somebody: each takes a journey to its end.
BOTH_WAYS = pytest.mark.parametrize(
    "way", [{"pointer": False}, {"scripts": False}], ids=["by keyboard alone", "without scripts"]
)
Way = dict[str, bool]
