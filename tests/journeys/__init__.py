import pytest

PHONE, DESK = 320, 1280
JOURNEY = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
"""One worker takes all journeys, because they share one running Hearth."""
