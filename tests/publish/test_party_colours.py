"""Party colours: readable in light and dark for every party, told apart by letters too."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest

from hustings.night.rehearsal import rehearsal
from hustings.publish.contrast import GRAPHIC, PAGES, TEXT, contrast, edge_on, ink_on
from hustings.publish.party_colours import parties_style, party_class, sign

TABLE = tomllib.loads((resources.files("hustings.publish") / "party_colours.toml").read_text("utf-8"))
SPARE = [f"party {n}" for n in range(400)]
PARTIES = [*TABLE["parties"], *SPARE]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@pytest.mark.parametrize("party", PARTIES)
def test_letters_and_outline_of_every_party_are_readable(party: str) -> None:
    drawn = sign(party)
    assert contrast(drawn.ink, drawn.colour) >= TEXT
    assert all(contrast(e, page) >= GRAPHIC for e, page in zip(drawn.edges, PAGES.values(), strict=True))


def test_every_spare_colour_is_in_use_and_lasts() -> None:
    assert {sign(party).colour for party in SPARE} == set(TABLE["others"]["colours"])
    assert (sign("Oar").colour, sign("Sail").colour) == ("#636363", "#ce6dbd")


@pytest.mark.parametrize("level", range(256))
def test_ink_and_edge_are_found_for_any_grey(level: int) -> None:
    grey = f"#{level:02x}{level:02x}{level:02x}"
    assert contrast(ink_on(grey), grey) >= TEXT
    assert all(contrast(edge_on(grey, page), page) >= GRAPHIC for page in PAGES.values())


def test_no_two_parties_of_the_table_share_their_letters() -> None:
    letters = [one["letters"] for one in TABLE["parties"].values()]
    assert len(set(letters)) == len(letters)
    assert all(1 <= len(one) <= 3 for one in letters)


def test_every_party_that_won_a_seat_since_2010_has_its_own_colour() -> None:
    won = {"Con", "Lab", "LD", "SNP", "Green", "RUK", "UKIP", "PC", "DUP", "SF", "SDLP", "APNI", "UUP"}
    assert won | {"TUV", "Ind", "Spk", "Res", "WPB"} <= set(TABLE["parties"])


def test_tints_of_figures_are_readable() -> None:
    style = (resources.files("hustings.publish") / "assets" / "pictures.css").read_text("utf-8")
    tints = re.findall(r"\.t\d \{ --party: (#\w{6}); --party-ink: (#\w{6}); \}", style)
    assert len(tints) == 7
    assert all(contrast(*pair) >= TEXT for pair in tints)


def test_the_style_sheet_holds_classes_and_colours_only() -> None:
    style = parties_style(["Lab", "<b>", "Lab", 'x"}*{color:red'])
    assert style.count(".p-lab{") == 2
    assert style == parties_style(['x"}*{color:red', "<b>", "Lab"])
    assert not set('<>"*') & set(style)


def test_classes_of_parties_whose_letters_are_alike_differ() -> None:
    alike = ("Lab", "L-ab", "L ab", "Łab", "L.ab")
    assert len({party_class(one) for one in alike}) == len(alike)


def test_every_party_of_a_rehearsal_has_its_own_colour() -> None:
    parties = [party for party in rehearsal(1).election.parties if party != "Ind"]
    assert len(parties) >= 10
    assert len({sign(party).colour for party in parties}) == len(parties)
