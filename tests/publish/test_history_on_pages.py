"""Every number of a seat's past and of its changes is the library's: 650 seats of 2024, read back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from fractions import Fraction
from itertools import chain
from pathlib import Path

import pytest

from hustings.figures import number, percent, points, whole
from hustings.publish.addresses import seat_names
from hustings.publish.earlier import earlier_elections, past_of
from hustings.publish.edition import Edition
from hustings.publish.history_files import COLUMNS, history_files
from hustings.publish.publication import Face, Publication
from hustings.publish.publisher import Publisher
from hustings.publish.seat_page import seat_pages
from hustings.record.change import share_change
from hustings.record.contest import Candidacy
from hustings.record.election import Election
from hustings.record.forebears import Forebears
from hustings.record.history import HistoricalResult
from hustings.record.lineage import Lineage, Measure
from hustings.record.state import state
from hustings.record.tabulation import Tabulation
from hustings.sources.opening import Desk

from .reading_back import Read, broken

AFTER = datetime(2026, 1, 1, tzinfo=UTC)
GENERALS = ("uk-2019", "uk-2017", "uk-2015", "uk-2010")
RENAMED = {"BRX": "RUK", "YPP": "SG"}


@dataclass(frozen=True)
class Site:
    """A published site with its whole record, and what the record says of it."""

    folder: Path
    publication: Publication
    read: Mapping[str, Read]

    def page(self, key: str) -> Read:
        return self.read[f"seats/{self.names[key]}.html"]

    @property
    def names(self) -> Mapping[str, str]:
        return seat_names(one.contest for one in self.publication.now.contests.values())


@pytest.fixture(scope="module")
def lineage(desk: Desk) -> Lineage:
    return desk.lineages()[Measure.POPULATION]


@pytest.fixture(scope="module")
def site(uk_2024: Election, desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return published(uk_2024, desk, tmp_path_factory.mktemp("history"))


def published(election: Election, desk: Desk, folder: Path) -> Site:
    earlier = earlier_elections(election, desk)
    face = Face("History", languages=("en", "cy"))
    publication = Publication(
        election, election.state(), AFTER, face, earlier=earlier, past=past_of(election, earlier, desk)
    )
    Publisher(folder).publish(publication)
    paths = chain(folder.glob("seats/*.html"), folder.glob("cy/seats/*.html"), [folder / "about.html"])
    read = {one.relative_to(folder).as_posix(): Read(one.read_text()) for one in sorted(paths)}
    return Site(folder, publication, read)


def every(election: Election) -> list[Tabulation]:
    return [one for key in election.state().contests if (one := election.tabulation(key))]


def change_by_hand(now: Tabulation, then: Tabulation, candidacy: Candidacy) -> Fraction | None:
    """The party's share less that of then, from votes alone; None for independents and newcomers."""
    votes: dict[str, int] = {}
    for party, count in then.party_votes.items():
        votes[RENAMED.get(party, party)] = votes.get(RENAMED.get(party, party), 0) + count
    if candidacy.party == "Ind" or candidacy.party not in votes:
        return None
    share = Fraction(now.party_votes[candidacy.party], now.declaration.valid_votes)
    return share - Fraction(votes[candidacy.party], then.declaration.valid_votes)


def test_every_change_stands_against_the_estimate_and_the_declared_result(
    uk_2024: Election, desk: Desk, site: Site, lineage: Lineage
) -> None:
    before, without = desk.load("uk-2019"), []
    for counted in every(uk_2024):
        key = counted.contest.key
        base, main = uk_2024.base(counted.contest), lineage.main_predecessor(counted.contest.seat.code)
        then = before.tabulation(main.old_code) if main.of_new > Fraction(1, 2) else None
        wanted = [[points(share_change(counted, base, one))] for one in counted.ranking]
        head = ["+/− notional"]
        if then is None:
            without.append(key)
        else:
            head.append("+/− actual")
            for row, one in zip(wanted, counted.ranking, strict=True):
                row.append(points(change_by_hand(counted, then, one)))
        page = site.page(key)
        assert page.tables["candidacies"][0][3:] == head, key
        assert [row[3:] for row in page.rows("candidacies")] == wanted, key
        assert ("No actual result to compare with" in page.texts["result"]) is (then is None), key
        if then is not None:
            told = (
                f"what {main.old_name} declared in 2019, where {percent(main.of_new)} of this seat's people"
            )
            assert told in page.texts["result"], key
    assert len(without) == 21


def test_every_earlier_declaration_stands_in_its_place(
    uk_2024: Election, desk: Desk, site: Site, lineage: Lineage
) -> None:
    generals, by_elections = [desk.load(name) for name in GENERALS], every(desk.load("uk-by-elections"))
    shown = 0
    for contest in (one.contest for one in uk_2024.state().contests.values()):
        code = lineage.main_predecessor(contest.seat.code).old_code
        own = [one for one in by_elections if one.contest.seat.code == code and one.contest.day < contest.day]
        found = [counted for one in generals if (counted := one.tabulation(code)) is not None] + own
        found.sort(key=lambda one: one.contest.day, reverse=True)
        rows = site.page(contest.key).rows("earlier")
        assert rows[0][0] == "Notional result an estimate"
        assert rows[1][0].startswith("Boundaries of 2010–20") and len(rows[1]) == 1
        assert [row[1:] for row in rows[2:]] == [
            [
                f"{one.winner.person.name} {one.winner.party}",
                percent(one.share(one.winner)),
                whole(one.majority),
                percent(one.declaration.turnout, 2),
            ]
            for one in found
        ], contest.key
        assert [row[0].endswith("by-election") for row in rows[2:]] == [one in own for one in found]
        shown += len(own)
    assert shown > 50


def led(row: HistoricalResult) -> list[str]:
    """Share, lead and turnout of an old result as they must be printed, from its votes alone."""
    turnout = row.turnout if not {"electorate", "total_votes", "turnout"} & row.doubts.keys() else None
    if row.is_unopposed:
        return ["unopposed", "–", "–"]
    order = sorted(((votes or 0, block) for block, votes in row.votes.items()), reverse=True)
    is_told = row.seats == 1 and order[1][0] > 0 and "oth" not in (order[0][1], order[1][1])
    lead = whole(order[0][0] - order[1][0]) if is_told else "–"
    share = Fraction(order[0][0], row.total_votes) if row.total_votes else None
    return [percent(share), lead, percent(turnout)]


def test_every_result_since_1918_stands_in_its_place(
    uk_2024: Election, desk: Desk, site: Site, lineage: Lineage
) -> None:
    forebears, shown, oldest = Forebears(desk.history()), 0, set()
    for contest in (one.contest for one in uk_2024.state().contests.values()):
        names = (lineage.main_predecessor(contest.seat.code).old_name, contest.seat.name)
        spans = forebears.of(names, contest.seat.region, "2010")
        page = site.page(contest.key)
        if not spans:
            assert "blocks" not in page.tables and "The record begins in 1918" in page.texts["history"]
            continue
        rows = page.rows("blocks")
        results = [row for span in spans for row in span.results]
        assert [row[2:] for row in rows if len(row) > 1] == [led(row) for row in results], contest.key
        assert [row[0] for row in rows if len(row) == 1] == [
            one for one in (row[0] for row in rows) if one.startswith("Boundaries") or "no seat of" in one
        ]
        assert len([row for row in rows if len(row) == 1]) == len(spans)
        shown += len(results)
        oldest.add(results[-1].election)
    assert shown > 6_000 and "1918" in oldest


def test_a_seat_that_nothing_changed_for_says_so_and_a_ceased_name_too(site: Site) -> None:
    assert "is the whole of the old Islington North" in site.page("E14001305").texts["origin"]
    ceased = next(
        one for one in site.read.values() if "No seat is called Wellingborough any more" in one.text
    )
    assert "Boundaries of 2010–2024: Wellingborough" in ceased.texts["earlier"]
    assert "15 Feb 2024 by-election" in " ".join(ceased.texts["earlier"].split())


def test_where_blocks_cannot_tell_the_winner_nobody_is_named(site: Site) -> None:
    rows = {row[0]: row for row in site.page("N05000003").rows("blocks") if len(row) > 1}
    assert rows["1987"][1:4] == ["others", "100.0%", "–"]
    assert rows["1931"][1] == "Con"


def test_the_past_is_data_too_and_changes_are_in_the_seats_own_files(uk_2024: Election, site: Site) -> None:
    edition = Edition(site.publication)
    for key, name in site.names.items():
        told = json.loads((site.folder / f"history/{name}.json").read_text())
        rows = list(csv.DictReader(io.StringIO((site.folder / f"history/{name}.csv").read_text())))
        assert told["columns"] == list(COLUMNS) == list(rows[0])
        assert [["" if cell is None else str(cell) for cell in row] for row in told["rows"]] == [
            list(row.values()) for row in rows
        ]
        page = site.page(key)
        tables = (
            page.rows("earlier")[2:] + page.rows("blocks")
            if "blocks" in page.tables
            else page.rows("earlier")[2:]
        )
        assert len(rows) == len([row for row in tables if len(row) > 1]), name
        seat = json.loads((site.folder / f"seats/{name}.json").read_text())
        counted, actual = uk_2024.tabulation(key), edition.actual(uk_2024.contest(key).contest)
        assert counted is not None and (seat["actual_baseline"] is None) is (actual is None)
        assert [one["change_actual"] for one in seat["candidacies"]] == [
            number(share_change(counted, actual.base, one)) if actual else None for one in counted.ranking
        ]
        lines = csv.DictReader(io.StringIO((site.folder / f"seats/{name}.csv").read_text()))
        assert [line["share_change_actual"] for line in lines] == [
            "" if one["change_actual"] is None else str(one["change_actual"]) for one in seat["candidacies"]
        ]


def test_the_welsh_pages_have_the_same_figures(site: Site) -> None:
    for name, page in site.read.items():
        if name.startswith("seats/"):
            welsh = site.read[f"cy/{name}"]
            for table in ("candidacies", "earlier", "blocks"):
                assert [row[2:] for row in welsh.tables.get(table, [])[1:] if "unopposed" not in str(row)][
                    :3
                ] == [row[2:] for row in page.tables.get(table, [])[1:] if "unopposed" not in str(row)][:3], (
                    name
                )


def test_no_link_is_broken_and_two_languages_stay_under_60_mb(site: Site) -> None:
    assert broken(site.folder, site.read) == []
    files = [one for one in site.folder.rglob("*") if one.is_file()]
    now = [one for one in files if one.relative_to(site.folder).parts[0] != "data"]
    assert sum(one.stat().st_size for one in now) < 60_000_000


def test_without_a_boundary_change_there_is_one_column(desk: Desk, tmp_path: Path) -> None:
    election = desk.load("uk-2019")
    earlier = earlier_elections(election, desk)
    told = Publication(
        election,
        election.state(),
        AFTER,
        Face("2019"),
        earlier=earlier,
        past=past_of(election, earlier, desk),
    )
    Publisher(tmp_path, (seat_pages(()), history_files)).publish(told)
    page = Read((tmp_path / "seats" / "islington-north.html").read_text())
    assert page.tables["candidacies"][0][3:] == ["+/−"]
    assert [row[0] for row in page.rows("earlier")] == ["8 Jun 2017", "7 May 2015", "6 May 2010"]
    assert "origin" not in page.texts and len(page.rows("blocks")) == 24 + 6
    later = Read((tmp_path / "seats" / "brecon-and-radnorshire.html").read_text())
    assert "1 Aug 2019 by-election" in [row[0] for row in later.rows("earlier")]


def test_a_site_without_the_old_results_says_how_far_its_record_goes(
    uk_2024: Election, tmp_path: Path
) -> None:
    told = Publication(uk_2024, uk_2024.state(), AFTER, Face("2024"))
    Publisher(tmp_path, (seat_pages(()), history_files)).publish(told)
    page = Read((tmp_path / "seats" / "islington-north.html").read_text())
    assert page.texts["history"].split("2024.")[0].endswith("The record here begins in ")
    assert page.tables["candidacies"][0][3:] == ["+/− notional"]
    assert not (tmp_path / "history").exists()


def test_the_past_is_worked_out_once_for_a_whole_night(site: Site) -> None:
    before = Edition(site.publication)
    earlier_now = state(site.publication.election.ledger.prefix(900))
    after = Edition(replace(site.publication, now=earlier_now), before=before)
    assert all(after.history(key) is before.history(key) for key in site.names)
