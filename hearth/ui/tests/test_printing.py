"""One document is laid out at a time, whoever asks, with the fonts of the first."""

from threading import Thread

import pytest

from hearth.ui import assets, printing


@pytest.fixture(autouse=True)
def a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "render_to_string", lambda *_, **__: "<p>One page.</p>")


def test_documents_are_laid_out_with_the_same_fonts() -> None:
    first, second = printing.laid_out("", {}), printing.laid_out("", {})
    assert first.font_config is second.font_config
    assert printing.printed(first).startswith(b"%PDF")


@pytest.mark.parametrize("written", [False, True])
def test_whoever_asks_while_another_is_laid_out_waits_for_it(written: bool) -> None:
    document = printing.laid_out("", {})
    made: list[object] = []
    another = Thread(target=lambda: made.append(printing.printed(document) if written else printing.laid_out("", {})))
    with printing._ONE_AT_A_TIME:
        another.start()
        another.join(timeout=0.5)
        assert not made
    another.join(timeout=60)
    assert len(made) == 1


def test_a_font_of_ours_is_given_and_nothing_else_is() -> None:
    assets.fetch()
    for address in printing.FONT_FILES:
        assert printing.OurFonts().fetch(address).read().startswith(b"wOF2")
    for other in ("https://example.org/x.png", "file:///etc/passwd", "hearth-font:../../etc/passwd", "hearth-font:x"):
        with pytest.raises(ValueError, match="loads nothing from elsewhere"):
            printing.OurFonts().fetch(other)
