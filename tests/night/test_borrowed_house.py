"""A rehearsal on real seats: their names and parties, and nobody real."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from hustings.errors import ElectionError
from hustings.night.borrowed_house import borrowed_house
from hustings.night.rehearsal import rehearsal
from hustings.record.election import Election
from hustings.record.house import house
from hustings.record.person import Person
from hustings.sources.example import example
from hustings.sources.opening import load

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")


@pytest.fixture(scope="module")
def uk_2024(tmp_path_factory: pytest.TempPathFactory) -> Election:
    if not MIRROR.is_dir():
        pytest.skip("needs a mirror of the official files: HUSTINGS_MIRROR, or ../shared/data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUSTINGS_HOME", str(tmp_path_factory.mktemp("home")))
        return load("uk-2024", MIRROR)


def texts(made_up: Election) -> set[str]:
    """Return every text that a person could be named by."""
    people = [one for s in made_up.state().contests.values() for one in s.contest.candidacies]
    named = {text for one in people for text in (one.person.name, one.key, one.description)}
    holders = (
        {b.holder.name for b in made_up.baseline.bases.values() if b.holder} if made_up.baseline else set()
    )
    return {text.casefold() for text in named | holders | {p.name for p in made_up.parties.values()}}


def real_names(like: Election) -> set[str]:
    people = [one.person for s in like.state().contests.values() for one in s.contest.candidacies]
    return {person.name.casefold() for person in people}


def test_no_real_person_is_named_on_real_seats(uk_2024: Election) -> None:
    made_up = rehearsal(3, uk_2024).election
    ours, real = texts(made_up), real_names(uk_2024)
    assert [(text, name) for text in ours for name in real if name in text] == []
    people = [one.person for s in made_up.state().contests.values() for one in s.contest.candidacies]
    assert all(person.name.endswith("(made up)") for person in people)
    assert all(person == Person(person.first_name, person.surname) for person in people)


def test_real_seats_keep_their_names_and_parties_and_are_compared_with_their_result(
    uk_2024: Election,
) -> None:
    made_up = rehearsal(3, uk_2024).election
    for key, standing in uk_2024.state().contests.items():
        ours = made_up.contest(key).contest
        assert ours.seat == standing.contest.seat
        stood = {one.party for one in standing.contest.candidacies} - {"CBP"}
        assert {one.party for one in ours.candidacies} - {"Ind"} == stood - {"Ind"}
        counted, base = uk_2024.tabulation(key), made_up.base(ours)
        assert counted is not None
        assert base is not None
        assert (base.valid_votes, base.majority) == (counted.declaration.valid_votes, counted.majority)
    found = house(made_up)
    assert (found.seats, found.declared, found.baseline) == (650, 649, "uk-2024")


def test_made_up_seats_have_no_real_name(uk_2024: Election) -> None:
    real = {standing.contest.seat.name for standing in uk_2024.state().contests.values()}
    for seed in range(5):
        contests = rehearsal(seed).election.state().contests
        assert {standing.contest.seat.name for standing in contests.values()} & real == set()


def test_a_label_that_names_a_person_reads_as_independent() -> None:
    six = example()
    contest = next(iter(six.state().contests.values())).contest
    one = next(one for one in contest.candidacies if one.party != "Ind")
    parties = {
        **six.parties,
        one.party: replace(six.parties[one.party], name=f"Friends of {one.person.name}"),
    }
    scene = borrowed_house(replace(six, parties=parties), 1)
    assert one.party not in scene.parties
    assert one.person.name not in {
        candidacy.description for g in scene.grounds for candidacy in g.candidacies
    }


def test_on_real_seats_the_attribution_says_what_is_made_up() -> None:
    told = rehearsal(3, example()).election.attribution
    assert "every person and every vote declared is made up" in told[0]
    assert told[1].endswith(example().attribution[0])


def few_seats() -> Election:
    six = example()
    keys = list(six.state().contests)[:5]
    kept = tuple(
        e for e in six.ledger if getattr(e.payload, "key", getattr(e.payload, "contest", "")) in keys
    )
    return replace(six, ledger=replace(six.ledger, entries=kept))


def test_what_cannot_be_followed_is_refused() -> None:
    with pytest.raises(ElectionError, match="is a rehearsal"):
        rehearsal(1, rehearsal(2).election)
    with pytest.raises(ElectionError, match="days of their own"):
        rehearsal(1, replace(example(), day=None))
    with pytest.raises(ElectionError, match="5 contested seats"):
        rehearsal(1, few_seats())
