"""Every kind of page in Chromium: nothing wrong on the console, nothing serious for axe, no page too wide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.publish.further import Further
from hustings.publish.publication import Face
from hustings.publish.publisher import Publisher
from hustings.record.election import Election

from .made_up_site import publication
from .test_find_and_frames import LOOK_UP, address, browser
from .test_further_pages import PICKS

__all__ = ["address", "browser"]
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
KINDS = (
    *("index.html", "seats.html", "seats/ceeham.html", "parties.html", "parties/oak.html", "places.html"),
    *("places/south.html", "people/madeup-of-ash.html", "records.html", "corrections.html", "about.html"),
    *("dictionary.html", "find.html", "endorsers.html", "endorsers/society-of-trees.html"),
    *("embed/house.html", "embed/seats/ceeham.html", "cy/index.html", "cy/corrections.html", "cy/find.html"),
)


@pytest.fixture(scope="module")
def looks(browser: Any) -> Iterator[dict[str, Any]]:
    opened = {
        f"{width} {scheme}": browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
        )
        for width, scheme in ((360, "light"), (1280, "dark"))
    }
    yield opened
    for one in opened.values():
        one.close()


@pytest.mark.parametrize("moment", ["nominations", "end"])
def test_every_kind_of_page_is_sound(
    looks: dict[str, Any], address: str, night: Election, tmp_path: Path, moment: str
) -> None:
    face = Face("A made-up site", "https://made-up.example/", ("en", "cy"))
    told = publication(night, moment, face=face, picks=PICKS, further=Further(postcodes=LOOK_UP))
    Publisher(tmp_path).publish(told)
    wrong: list[str] = []

    def heard(said: Any) -> None:
        wrong.append(getattr(said, "text", str(said)))

    for look, context in looks.items():
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", heard)
        for name in (one for one in KINDS if (tmp_path / one).exists()):
            page.goto(address + name)
            width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            found = axe.Axe().run(page).response["violations"]
            serious = [one["id"] for one in found if one["impact"] in ("serious", "critical")]
            wrong += [f"{name} {look}: {one}" for one in serious]
            wrong += [f"{name} {look}: {width} px too wide"] if width > 0 else []
        page.close()
    assert wrong == []
