from pathlib import Path

import pytest

from hearth.ui import assets
from hearth.ui.errors import Failure


def test_neither_font_nor_crown_is_asked_for() -> None:
    css = (
        "@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}"
        ".a{font-family:GDS Transport,arial,sans-serif}"
        ".b{background-image:url(/assets/images/govuk-crest.svg)}\n/*# sourceMappingURL=x.css.map */\n"
    )
    assert assets.own_look(css).strip() == ".a{font-family:arial,sans-serif}.b{background-image:none}"


def test_what_was_fetched_has_our_look_and_is_not_fetched_again() -> None:
    assets.fetch()
    style = (assets.VENDOR / "govuk-frontend.min.css").read_text(encoding="utf-8")
    assert "GDS Transport" not in style
    assert "/assets/" not in style
    assert assets.fetch() is False
    assert all((assets.FONTS / name).read_bytes().startswith(b"wOF2") for name in assets.URDU.values())
    assert "SIL OPEN FONT LICENSE" in (assets.FONTS / "OFL.txt").read_text(encoding="utf-8").upper()


def test_a_failing_npm_is_told_with_its_own_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho no network >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setattr(assets, "_npm", lambda: [str(npm)])
    monkeypatch.setattr(assets, "STAMP", tmp_path / "never")
    with pytest.raises(Failure, match="no network"):
        assets.fetch()
