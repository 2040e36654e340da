"""What a publication takes over from the one before is what it would have made itself."""

from __future__ import annotations

import json
from pathlib import Path

from hustings.publish.edition import Edition
from hustings.publish.kept import Kept
from hustings.publish.kept_houses import KeptHouses
from hustings.publish.publisher import Publisher
from hustings.publish.site_folder import MARK, Mark, SiteFolder
from hustings.record.election import Election
from hustings.record.house import house

from .made_up_site import AFTER, at, publication
from .reading_back import files


def test_every_entry_followed_is_the_same_as_published_at_once(night: Election, tmp_path: Path) -> None:
    kept = Publisher(tmp_path / "followed")
    for number in range(AFTER["nominations"], len(night.ledger) + 1):
        kept.publish(publication(night, number))
        Publisher(tmp_path / f"{number}").publish(publication(night, number))
        at_once, followed = files(tmp_path / f"{number}"), files(tmp_path / "followed")
        assert {name: followed.get(name) for name in at_once} == at_once, number


def test_a_partys_page_is_as_at_the_last_entry_where_it_stands(night: Election, tmp_path: Path) -> None:
    kept = Publisher(tmp_path)
    kept.publish(publication(night, "first"))
    done = kept.publish(publication(night, "tie"))
    assert "parties/oak.html" in done.written and "parties/ash.html" not in done.written
    assert as_at(tmp_path, "ash") == 3 and as_at(tmp_path, "oak") == AFTER["tie"]


def test_a_partys_page_never_goes_back_when_a_whole_house_is_whole_no_more(
    night: Election, tmp_path: Path
) -> None:
    kept, seen = Publisher(tmp_path), []
    for number in range(AFTER["nominations"], len(night.ledger) + 1):
        kept.publish(publication(night, number))
        seen.append(as_at(tmp_path, "ash"))
    assert seen == [3, 3, 3, 3, 3, 3, 10, 11, 11, 13]


def as_at(folder: Path, party: str) -> int:
    return int(json.loads((folder / f"parties/{party}.json").read_text())["as_at_entry"])


def test_earlier_houses_are_the_librarys(night: Election) -> None:
    kept = KeptHouses()
    for moment in ("tie", "end"):
        edition = Edition(publication(night, moment))
        found = kept.at(edition, [7, 8, AFTER[moment]])
        assert found == {number: house(night, at(night, number)) for number in (7, 8, AFTER[moment])}


def test_who_is_whom_is_taken_over_with_what_stands_now(night: Election) -> None:
    before = Edition(publication(night, "first"))
    assert before.directory.people
    after, alone = Edition(publication(night), "", before), Edition(publication(night))
    assert after.directory.people is before.directory.people
    assert after.directory.ground == alone.directory.ground
    shown = {key: [one.standing for one in known.appearances] for key, known in after.directory.known.items()}
    assert shown == {
        key: [one.standing for one in known.appearances] for key, known in alone.directory.known.items()
    }


def test_a_thing_kept_is_made_anew_where_it_rests_on_something_else() -> None:
    kept = Kept()
    assert [kept.of("a", 1, lambda: "one"), kept.of("a", 1, lambda: "two")] == ["one", "one"]
    assert [kept.of("a", 2, lambda: "two"), kept.of("b", 2, lambda: "three")] == ["two", "three"]


def test_what_the_folder_put_itself_is_known_and_what_another_left_is_read(tmp_path: Path) -> None:
    first, second = SiteFolder(tmp_path), SiteFolder(tmp_path)
    assert first.put("a/b.html", b"one") and not first.put("a/b.html", b"one")
    assert not second.put("a/b.html", b"one") and second.put("a/b.html", b"two")
    first.remove(["a/b.html"])
    assert first.put("a/b.html", b"one") and (tmp_path / "a/b.html").read_bytes() == b"one"


def test_a_mark_names_its_files_whichever_way_they_were_written(tmp_path: Path) -> None:
    folder = SiteFolder(tmp_path)
    mark = Mark("made-up", False, 3, ("index.html", "people/a.b.json", "people/c.json"))
    folder.put_mark(mark)
    assert folder.mark() == mark
    older = {"election": "made-up", "is_rehearsal": False, "entry": 3, "files": list(mark.files)}
    (tmp_path / MARK).write_text(json.dumps(older))
    assert folder.mark() == mark
