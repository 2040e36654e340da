"""The Atom feed: what RFC 4287 asks of it, stable names, and hostile text."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hustings.publish.publication import Face
from hustings.publish.publisher import Publisher
from hustings.record.election import Election

from .made_up_site import AFTER, publication
from .test_pages import HOSTILE, a_hostile_night

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = Face("A made-up site", "https://made-up.example/")


def feed(folder: Path, election: Election, moment: str = "end", **more: object) -> ElementTree.Element:
    Publisher(folder).publish(publication(election, moment, **({"face": BASE} | more)))
    return ElementTree.fromstring((folder / "feed.xml").read_bytes())


def told(parent: ElementTree.Element, tag: str) -> str:
    found = parent.findall(ATOM + tag)
    assert len(found) == 1, f"{tag}: want one, there are {len(found)}"
    return found[0].text or ""


@pytest.mark.parametrize("moment", AFTER)
def test_a_feed_has_all_that_the_standard_asks(night: Election, tmp_path: Path, moment: str) -> None:
    root = feed(tmp_path, night, moment)
    assert root.tag == f"{ATOM}feed"
    assert told(root, "title") and told(root, "id").startswith("urn:uuid:")
    author = root.find(f"{ATOM}author")
    assert author is not None and told(author, "name")
    assert [one.get("href") for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"] == [
        "https://made-up.example/feed.xml"
    ]
    moments = [told(root, "updated")]
    for entry in root.findall(f"{ATOM}entry"):
        assert told(entry, "title") and told(entry, "id").startswith("urn:uuid:") and told(entry, "summary")
        assert [one.get("rel") for one in entry.findall(f"{ATOM}link")] == ["alternate"]
        moments.append(told(entry, "updated"))
    assert all(datetime.fromisoformat(one).tzinfo for one in moments)
    assert moments[0] == max(moments)


def test_names_are_their_own_and_stay_through_the_night(night: Election, tmp_path: Path) -> None:
    before = feed(tmp_path / "a", night, "uncorrected")
    after = feed(tmp_path / "b", night, "corrected", face=Face("Another title"))
    first = {told(one, "id"): told(one, "title") for one in before.findall(f"{ATOM}entry")}
    second = {told(one, "id"): told(one, "title") for one in after.findall(f"{ATOM}entry")}
    assert len(first) == len(before.findall(f"{ATOM}entry"))
    beeford = {key for key, title in first.items() if title.startswith("Beeford")}
    assert beeford and beeford <= second.keys()
    assert told(before, "id") == told(after, "id")


def test_a_correction_is_told_with_its_reason(night: Election, tmp_path: Path) -> None:
    entries = feed(tmp_path, night).findall(f"{ATOM}entry")
    assert ("Ceeham: Figures corrected", "one paper in the wrong pile") in {
        (told(one, "title"), told(one, "summary")) for one in entries
    }


def test_hostile_names_and_control_characters_are_text(tmp_path: Path) -> None:
    root = feed(tmp_path, replace(a_hostile_night(), attribution=("a\x00b\x1fc",)))
    assert any(HOSTILE in told(one, "title") for one in root.findall(f"{ATOM}entry"))
    assert told(root, "rights") == "abc"


def test_a_rehearsal_says_so_in_its_feed(tmp_path: Path) -> None:
    from .made_up_site import a_night

    assert told(feed(tmp_path, a_night("test")), "title").startswith("REHEARSAL")
