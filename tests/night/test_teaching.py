"""What nights teach: in order of time, written and read back, and never from a night to an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest

from hustings.errors import SourceError
from hustings.night.forecast import Settings
from hustings.night.learnt import read_learnt, shipped, write_learnt
from hustings.night.preparing import NIGHTS, past_nights, prepared
from hustings.night.seats import COLUMNS
from hustings.night.teaching import Learnt, PastNight, teach
from hustings.record.election import Election
from hustings.sources.opening import Desk

from .made_up_britain import SEATS, past, taught


def plain(learnt: Learnt) -> dict[str, object]:
    drift = {key: np.asarray(value).tolist() for key, value in asdict(learnt.drift).items()}
    return {"variances": [asdict(one) for one in learnt.variances], **drift}


def test_two_tiny_nights_teach() -> None:
    made = taught()
    assert list(made) == ["made-up-0", "made-up-1"]
    for learnt in made.values():
        assert len(learnt.variances) == len(COLUMNS)
        for one in learnt.variances:
            assert one.noise > 0
            assert all(variance > 0 for variance in (*one.lasting.values(), *one.nightly.values()))
        assert (learnt.drift.noise > 0).all()
        assert min(learnt.drift.nation, learnt.drift.region, learnt.drift.tier, learnt.drift.star) > 0
        assert np.linalg.eigvalsh(learnt.drift.correlation).min() > 0


def test_a_later_night_never_changes_what_an_earlier_one_taught() -> None:
    alone = teach(past()[:1])["made-up-0"]
    assert plain(alone) == plain(taught()["made-up-0"])
    assert plain(alone) != plain(taught()["made-up-1"])


def test_a_night_knows_the_order_of_its_declarations() -> None:
    night = past()[0]
    assert sorted(night.order.tolist()) == list(range(SEATS))
    tenth, half = night.declared(0.1), night.declared(0.5)
    assert (int(tenth.sum()), int(half.sum())) == (4, 22)
    assert not (tenth & ~half).any()


def test_what_is_learnt_is_the_same_when_read_back(tmp_path: Path) -> None:
    path = tmp_path / "learnt.json"
    write_learnt(taught(), path)
    read = read_learnt(path.read_bytes())
    assert {name: plain(one) for name, one in read.items()} == {
        name: plain(one) for name, one in taught().items()
    }
    again = tmp_path / "again.json"
    write_learnt(read, again)
    assert again.read_bytes() == path.read_bytes()


def test_the_file_that_comes_along_holds_every_night_in_order() -> None:
    assert tuple(shipped()) == NIGHTS
    assert all(len(one.variances) == len(COLUMNS) for one in shipped().values())


@pytest.mark.parametrize("raw", [b"", b"[]", b'{"uk-2010": {}}', b"\xff"])
def test_a_file_that_is_none_is_refused(raw: bytes) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_learnt(raw)


class WatchedDesk:
    """A desk that keeps the names of the elections it was asked for."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.asked = desk, list[str]()

    def load(self, name: str) -> Election:
        self.asked.append(name)
        return self.desk.load(name)

    def __getattr__(self, name: str) -> object:
        return getattr(self.desk, name)


def test_a_night_is_prepared_from_earlier_nights_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr("hustings.night.preparing.shipped", lambda: Watched(shipped(), seen))
    watched = WatchedDesk(desk)
    election = desk.load("uk-2017")
    night = prepared(election, watched, Settings(draws=100))  # type: ignore[arg-type]
    assert night.britain is not None
    assert set(watched.asked) == {"uk-2010", "uk-2015"}
    assert seen == ["uk-2015"]


class Watched(dict[str, Learnt]):
    def __init__(self, learnt: dict[str, Learnt], seen: list[str]) -> None:
        super().__init__(learnt)
        self.seen = seen

    def __getitem__(self, name: str) -> Learnt:
        self.seen.append(name)
        return super().__getitem__(name)


def test_a_night_does_not_look_at_its_own_figures_when_prepared(desk: Desk) -> None:
    """The same priors follow where every vote of the night itself is another."""
    election = desk.load("uk-2017")
    empty = replace(election, ledger=election.ledger.until(0))
    one, other = (prepared(e, desk, Settings(draws=100)).britain for e in (election, empty))
    assert one is not None
    assert other is not None
    for party, same in zip(one.parties, other.parties, strict=True):
        assert (party.mean == same.mean).all()
        assert (party.factor == same.factor).all()


def test_the_shipped_file_is_what_the_first_nights_teach(desk: Desk) -> None:
    """Only the first two nights are learnt from again here; `hustings teach` rebuilds it whole."""
    first: Sequence[PastNight] = past_nights(desk, NIGHTS[:2])
    made = teach(first)
    for name in NIGHTS[:2]:
        for new, old in zip(made[name].variances, shipped()[name].variances, strict=True):
            assert new.noise == pytest.approx(old.noise, rel=0.02)
        assert made[name].drift.region == pytest.approx(shipped()[name].drift.region, rel=0.1)
