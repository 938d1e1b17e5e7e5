import pytest

PHONE, DESK = 320, 1280
JOURNEY = pytest.mark.journey
