"""Finding a seat and frames, tried in Chromium: nothing typed leaves the page, frames tell their height."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hustings.endorse.postcodes import Postcodes
from hustings.publish.further import Further
from hustings.publish.publisher import Publisher
from hustings.record.election import Election
from hustings.record.finding import folded

from .browsing import served
from .made_up_site import publication
from .reading_back import pages

playwright = pytest.importorskip("playwright.sync_api")
HOST = """<!doctype html><title>A host</title><iframe src="FRAME" width="100%" height="10"></iframe>
<script>
addEventListener("message", (said) => {
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === said.source && said.data.hustings === "height")
      frame.height = said.data.height;
});</script>"""
"""What a newsroom puts on its own page, as the docs have it."""
LOOK_UP = Postcodes("made-up.csv", {"AY11AA": ("ayton",), "AY11AB": ("ayton", "beeford")})


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with served(tmp_path) as at:
        yield at


def test_without_script_every_seat_is_listed(night: Election, tmp_path: Path) -> None:
    Publisher(tmp_path).publish(publication(night))
    page = pages(tmp_path)["find.html"]
    assert [name for name in ("Ayton", "Beeford", "Ceeham") if name not in page.texts["all-seats"]] == []


@pytest.mark.parametrize(
    ("typed", "found", "said"),
    [
        ("ayton", ["Ayton"], "1"),
        ("AYT", ["Ayton"], "1"),
        (" ceeham ", ["Ceeham"], "1"),
        ("nowhere", [], "No seat of that name"),
        ("ay1 1aa", ["Ayton"], "1"),
        ("AY11AB", ["Ayton", "Beeford"], "is split"),
        ("AY1 1ZZ", [], "not covered by made-up.csv"),
        ("ay1", [], "part of a postcode"),
        ("<i>", [], "No seat of that name"),
    ],
)
def test_a_seat_is_found_and_nothing_typed_is_sent(
    browser: Any, address: str, night: Election, tmp_path: Path, typed: str, found: list[str], said: str
) -> None:
    Publisher(tmp_path).publish(publication(night, further=Further(postcodes=LOOK_UP)))
    page, asked, wrong = browser.new_page(), [], []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: wrong.append(one.text))
    page.on("pageerror", lambda one: wrong.append(str(one)))
    page.goto(f"{address}find.html")
    page.fill("#typed", typed)
    page.locator("#found-said:not(:empty)").wait_for(state="attached")
    assert page.locator("#found a").all_inner_texts() == found
    assert said in page.inner_text("#found-said")
    known = {"find.html", "find.json", "postcodes.json", "latest.json", "feed.xml"}
    assert all(
        url.removeprefix(address).startswith("assets/") or url.removeprefix(address) in known for url in asked
    )
    assert wrong == []
    page.close()


def test_names_are_folded_as_the_library_folds_them(
    browser: Any, address: str, night: Election, tmp_path: Path, uk_2024: Election
) -> None:
    Publisher(tmp_path).publish(publication(night))
    typed = [one.contest.seat.name for one in uk_2024.state().contests.values()]
    typed += [" Queen’s Park & Ynys Môn", "St. Ives", "ÅRHUS Øst", "Łódź", "Straße", "O'Neill-Smith", "Œuvre"]
    page = browser.new_page()
    page.goto(f"{address}find.html")
    script = next((tmp_path / "assets").glob("find-*.js")).name
    fold = f"async (all) => all.map((await import('{address}assets/{script}')).folded)"
    ours = page.evaluate(fold, typed)
    assert {name: mine for name, mine in zip(typed, ours, strict=True) if mine != folded(name)} == {}
    page.close()


def test_old_names_lead_to_the_seats_that_have_their_parts(
    browser: Any, address: str, uk_2024: Election, desk: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hustings.publish.edition import Edition
    from hustings.publish.find_page import index
    from hustings.publish.publication import Earlier, Face, Publication
    from hustings.record.lineage import Measure

    from .made_up_site import MORNING

    monkeypatch.setenv("HUSTINGS_HOME", str(tmp_path / "home"))
    earlier = Earlier(desk.load("uk-2019"), desk.lineages()[Measure.POPULATION])
    told = Publication(
        uk_2024, uk_2024.state(), MORNING, Face("x", languages=("en", "cy")), earlier=(earlier,)
    )
    (tmp_path / "find.json").write_bytes(json.dumps(index(Edition(told))).encode())
    Publisher(tmp_path / "site").publish(publication_of_the_page())
    page = browser.new_page()
    page.goto(f"{address}site/find.html")
    script = next((tmp_path / "site" / "assets").glob("find-*.js")).name
    found = page.evaluate(
        f"""async (typed) => {{
            const find = await import('{address}site/assets/{script}');
            const all = (await (await fetch('{address}find.json')).json()).seats;
            return typed.map((one) => find.matches(all, one).map((match) => match.seat.name));
        }}""",
        ["Batley and Spen", "pen-y-bont", "ynys mon", "cardiff west", "Bristol West"],
    )
    assert "Spen Valley" in found[0] and "Dewsbury and Batley" in found[0]
    assert found[1][0] == "Bridgend" and found[2][0] == "Ynys Môn" and found[3][0] == "Cardiff West"
    assert "Bristol Central" in found[4]
    page.close()


def publication_of_the_page() -> Any:
    from .made_up_site import a_night

    return publication(a_night())


@pytest.mark.parametrize("frame", ["embed/house.html", "embed/seats/ceeham.html"])
def test_a_frame_tells_its_height_and_sets_no_cookie(
    browser: Any, address: str, night: Election, tmp_path: Path, frame: str
) -> None:
    Publisher(tmp_path).publish(publication(night))
    (tmp_path / "host.html").write_text(HOST.replace("FRAME", frame))
    context = browser.new_context(viewport={"width": 400, "height": 700})
    page = context.new_page()
    page.goto(f"{address}host.html")
    page.wait_for_function("Number(document.querySelector('iframe').height) > 100")
    inside = page.frames[1]
    assert inside.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
    assert context.cookies() == []
    assert all(one.get_attribute("target") == "_blank" for one in inside.locator("a").all())
    context.close()
