"""The cards of a site: made after the pages, again only where they changed, taken up by a later run."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.publish.cards import Cards
from hustings.publish.plan import rooms
from hustings.publish.publisher import Publisher
from hustings.record.election import Election

from .made_up_site import publication

pytest.importorskip("vl_convert")


def there(folder: Path) -> set[str]:
    return {one.name for one in (folder / "cards").glob("*.*")} if (folder / "cards").exists() else set()


def test_pages_come_first_and_cards_of_decided_seats_after(night: Election, tmp_path: Path) -> None:
    cards = Cards(tmp_path)
    publisher, shown = Publisher(tmp_path, (*rooms(), cards.files)), publication(night, "tie")
    publisher.publish(shown)
    assert there(tmp_path) == set()
    assert cards.make(shown) == 2
    done = publisher.publish(shown)
    assert there(tmp_path) == {"ayton.png", "ayton.svg", "house.png", "house.svg"}
    assert {one for one in done.written if one.startswith("cards/")} == {
        f"cards/{n}" for n in there(tmp_path)
    }


def test_only_what_changed_is_drawn_again(night: Election, tmp_path: Path) -> None:
    cards = Cards(tmp_path)
    publisher = Publisher(tmp_path, (*rooms(), cards.files))
    for moment, due in (("first", 2), ("tie", 1), ("end", 4), ("end", 0)):
        shown = publication(night, moment)
        publisher.publish(shown)
        assert cards.make(shown) == due, moment
        publisher.publish(shown)
    assert "As at entry 13" in (tmp_path / "cards" / "house.svg").read_text()
    assert "As at entry 11" in (tmp_path / "cards" / "ceeham.svg").read_text()


def test_a_seat_whose_figures_went_loses_its_card_at_once(night: Election, tmp_path: Path) -> None:
    cards = Cards(tmp_path)
    publisher = Publisher(tmp_path, (*rooms(), cards.files))
    shown = publication(night, "corrected")
    cards.make(shown)
    publisher.publish(shown)
    assert "ayton.png" in there(tmp_path)
    publisher.publish(publication(night, 12))
    assert "ayton.png" not in there(tmp_path)


def test_a_later_run_takes_up_the_cards_that_are_there(night: Election, tmp_path: Path) -> None:
    first = Cards(tmp_path)
    shown = publication(night)
    first.make(shown)
    Publisher(tmp_path, (*rooms(), first.files)).publish(shown)
    again = Cards(tmp_path)
    assert not Publisher(tmp_path, (*rooms(), again.files)).publish(shown).removed
    assert again.make(shown) == 0
