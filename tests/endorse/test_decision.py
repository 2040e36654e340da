"""Decisions: the published rules on real seats, and laws that hold whatever the rules are."""

from __future__ import annotations

import csv
import io
import random
import sqlite3
from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from hustings.endorse.decision import decide
from hustings.endorse.endorse_plain import decision_json
from hustings.endorse.endorse_screen import changed_screen, trace_screen
from hustings.endorse.endorsers import endorser_named, ready
from hustings.endorse.evidence import Evidence, State
from hustings.endorse.method import Criterion, CriterionKind, Method, Outcome, Rule, Test, Ties, Who
from hustings.endorse.method_change import changed
from hustings.endorse.picks import backed, picks_from
from hustings.endorse.reasons import why
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings.record.entry import Kind
from hustings.record.ledger import Ledger

from .conftest import MIRROR
from .endorsing import ORGANISATION

NOTIONAL = "ukparliament-psephology/db/data/results-by-parliament/58/notional-general-election/results.csv"
PROGRESSIVE = "('Lab', 'LD', 'Green', 'SNP', 'PC')"
QUERY = f"""
    with ranked as (
        select code, seat, party, row_number() over (partition by code order by votes desc) as place
        from votes where country <> 'Northern Ireland' and line not in ('TOTOTHV', 'MAXOTHV')
    )
    select first.code, first.seat, case
        when first.party in {PROGRESSIVE} and second.party not in {PROGRESSIVE} then first.party
        when first.party = 'Con' and second.party in {PROGRESSIVE} then second.party
    end
    from ranked first join ranked second on first.code = second.code and first.place = 1 and second.place = 2
"""
TWELVE = {
    "Naz Shah", "Afzal Khan", "Yasmin Qureshi", "Rosena Allin-Khan", "Zarah Sultana", "John McDonnell",
    "Imran Hussain", "Diane Abbott", "Apsana Begum", "Richard Burgon", "Clive Lewis", "Stephen Timms",
}  # fmt: skip
INPUTS = 100_000


def by_query() -> dict[tuple[str, str], str | None]:
    """Return the rule's party by seat code and name, asked of the publisher's file in SQL alone."""
    asked = sqlite3.connect(":memory:")
    asked.execute(
        "create table votes (code text, seat text, country text, line text, party text, votes integer)"
    )
    with (MIRROR / NOTIONAL).open(encoding="utf-8-sig", newline="") as file:
        rows = [(row[2], row[0], row[5], row[11], row[13], int(row[12])) for row in csv.reader(file)]
    asked.executemany("insert into votes values (?, ?, ?, ?, ?, ?)", rows)
    return {(code, seat): party for code, seat, party in asked.execute(QUERY)}


def test_the_tactical_site_decides_as_an_independent_query_does(uk_2024: Election) -> None:
    decisions = endorser_named("tactical").decisions(uk_2024)
    ours = {one.contest.key: one.candidacy.party if one.candidacy else None for one in decisions}
    # Five Scottish codes changed after the notional results were made; their names did not.
    by_name = {one.contest.seat.name: one.contest.key for one in decisions}
    asked = {code if code in ours else by_name[name]: party for (code, name), party in by_query().items()}
    assert ours == asked
    counts = {"Lab": 464, "LD": 91, "SNP": 24, "PC": 3, None: 50}
    assert Counter(ours.values()) == counts
    assert len(ours) == 632


def test_the_change_of_method_turns_exactly_the_twelve_into_neutral(uk_2024: Election) -> None:
    tmv = endorser_named("tmv")
    found = changed(tmv.decisions(uk_2024, "1"), tmv.decisions(uk_2024, "2"))
    before = {one.before.candidacy.person.name for one in found if one.before and one.before.candidacy}
    assert before == TWELVE
    assert len(found) == 12
    assert {one.before.candidacy.party for one in found if one.before and one.before.candidacy} == {"Lab"}
    assert {one.after.outcome for one in found if one.after} == {Outcome.NEUTRAL}


def test_the_list_stated_by_sources_is_what_the_second_version_endorses(uk_2024: Election) -> None:
    tmv = endorser_named("tmv")
    by_rule = {one.candidacy.key for one in tmv.decisions(uk_2024) if one.candidacy}
    listed = backed(tmv.published(uk_2024), uk_2024).values()
    assert by_rule == {candidacy.key for candidacy, pick in listed if pick.grade == "A"}
    assert len(by_rule) == 10
    assert Counter(pick.grade.value for _, pick in listed) == {"A": 10, "B": 3}


@pytest.mark.parametrize("name", ["tactical", "tmv"])
def test_every_decision_has_a_trace_that_ends_where_it_was_decided(name: str, uk_2024: Election) -> None:
    for one in endorser_named(name).decisions(uk_2024):
        assert one.trace
        assert [step.applied for step in one.trace[:-1]] == [False] * (len(one.trace) - 1)
        assert one.trace[-1].applied is bool(one.rule)
        assert one.rule in ("", one.trace[-1].rule)
        assert all(len(step.answers) == len(step.held) for step in one.trace)


def test_the_made_up_union_endorses_whoever_signed_most(made_up: Election) -> None:
    union = endorser_named("made-up-union")
    method = union.method()
    assert method is not None
    scores = {
        (one.contest, one.candidacy): one.value
        for one in union.evidence(method, made_up)
        if one.criterion == "pledges" and one.state is State.VERIFIED
    }
    decisions = union.decisions(made_up)
    endorsed = [one for one in decisions if one.candidacy]
    assert endorsed
    for one in endorsed:
        here = [value for (contest, _), value in scores.items() if contest == one.contest.key]
        assert one.candidacy
        own = scores[one.contest.key, one.candidacy.key]
        assert own == max(here)
        assert own >= 7
        assert here.count(own) == 1
    assert any("level" in one.why for one in decisions)


def test_a_level_score_decides_nothing(six_seats: Election) -> None:
    contest = next(iter(six_seats.state().contests.values())).contest
    rule = Rule("signed", (Test(criterion="pledges", least=1),), Who.ANY)
    method = one_rule(rule, ties=Ties.HIGHEST, by="pledges")
    two = [scored(contest, place, Fraction(5)) for place in (0, 1)]
    decision = next(one for one in decide(method, six_seats, two) if one.contest == contest)
    assert (decision.outcome, decision.why) == (Outcome.NO_DECISION, "2 candidacies stand level")


def test_where_a_score_settles_it_the_decision_says_by_how_much(six_seats: Election) -> None:
    contest = next(iter(six_seats.state().contests.values())).contest
    rule = Rule("signed", (Test(criterion="pledges", least=1),), Who.ANY)
    method = one_rule(rule, ties=Ties.HIGHEST, by="pledges")
    two = [scored(contest, place, Fraction(value, 2)) for place, value in ((0, 10), (1, 9))]
    decision = next(one for one in decide(method, six_seats, two) if one.contest == contest)
    said = "of several, the one with most pledges: 5 against 4.5"
    assert (decision.candidacy, decision.why) == (contest.candidacies[0], said)
    assert said in "\n".join(printed(trace_screen(decision, ORGANISATION, method)))
    assert decision_json(decision)["why"] == said
    assert list(why(decision, method))[-1] == f"O{said[1:]}."


def test_a_level_score_is_told_on_the_screen_of_the_seat(six_seats: Election) -> None:
    contest = next(iter(six_seats.state().contests.values())).contest
    method = one_rule(Rule("signed", (Test(criterion="pledges", least=1),), Who.ANY))
    two = [scored(contest, place, Fraction(5)) for place in (0, 1)]
    decision = next(one for one in decide(method, six_seats, two) if one.contest == contest)
    assert decision.level == contest.candidacies[:2]
    assert "2 candidacies stand level" in printed(trace_screen(decision, ORGANISATION, method))


def test_one_seat_that_changes_is_told_in_the_singular(six_seats: Election) -> None:
    contest = next(iter(six_seats.state().contests.values())).contest
    method = one_rule(Rule("signed", (Test(criterion="pledges", least=1),), Who.ANY))
    found = changed(decide(method, six_seats), decide(method, six_seats, [scored(contest, 0, Fraction(5))]))
    assert "1 seat changes" in printed(changed_screen(found, ORGANISATION, method, method))[0]


def test_evidence_that_is_not_verified_decides_nothing(six_seats: Election) -> None:
    contest = next(iter(six_seats.state().contests.values())).contest
    method = one_rule(Rule("signed", (Test(criterion="pledges", least=1),), Who.ANY))
    for state in (State.PROPOSED, State.DISPUTED):
        one = replace(scored(contest, 0, Fraction(5)), state=state)
        assert {each.outcome for each in decide(method, six_seats, [one])} == {Outcome.NO_DECISION}


def test_where_nobody_looked_the_trace_says_so_and_nothing_of_anybody(six_seats: Election) -> None:
    method = one_rule(Rule("signed", (Test(criterion="pledges", least=1),), Who.ANY))
    said = {one.trace[0].answers for one in decide(method, six_seats)}
    assert said == {("candidate with “pledges signed”, at least 1: no verified evidence here",)}


def test_a_hundred_thousand_random_inputs_never_endorse_two_in_a_seat(six_seats: Election) -> None:
    chance = random.Random(2024)
    contests = [one.contest for one in six_seats.state().contests.values()]
    labels = sorted({each.party for one in contests for each in one.candidacies})
    outcomes: Counter[Outcome] = Counter()
    for _ in range(-(-INPUTS // len(contests))):
        method, evidence = random_method(chance, labels), random_evidence(chance, contests)
        decisions = decide(method, six_seats, evidence)
        assert [one.contest.key for one in decisions] == sorted(one.key for one in contests)
        for one in decisions:
            outcomes[one.outcome] += 1
            assert (one.candidacy is not None) is (one.outcome is Outcome.ENDORSE)
            assert one.candidacy is None or one.candidacy in one.contest.candidacies
            assert one.candidacy is None or one.candidacy.party not in method.never
            assert one.trace
        picks = picks_from(decisions, "endorser", date(2024, 6, 1), "source")
        said = [pick.contest for pick in picks if pick.position == "endorse"]
        assert len(said) == len(set(said))
    assert sum(outcomes.values()) >= INPUTS
    assert outcomes[Outcome.ENDORSE] > INPUTS / 20
    assert outcomes[Outcome.NEUTRAL] > INPUTS / 20


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_swapping_party_labels_gives_the_mirrored_decisions(six_seats: Election, data: st.DataObject) -> None:
    labels = sorted({*six_seats.parties, "Con", "Lab", "LD", "Green", "SNP", "PC"})
    mirror = dict(zip(labels, data.draw(st.permutations(labels)), strict=True))
    seed = data.draw(st.integers(0, 10_000))
    contests = [one.contest for one in six_seats.state().contests.values()]
    evidence = random_evidence(random.Random(seed), contests)
    tactical = endorser_named("tactical").method()
    assert tactical is not None
    for method in (tactical, random_method(random.Random(seed), labels)):
        straight = decide(method, six_seats, evidence)
        mirrored = decide(swapped_method(method, mirror), swapped(six_seats, mirror), evidence)
        assert [(one.contest.key, one.outcome, one.candidacy and one.candidacy.key) for one in straight] == [
            (one.contest.key, one.outcome, one.candidacy and one.candidacy.key) for one in mirrored
        ]


def test_the_ready_ones_all_decide_or_list_through_the_same_code(
    uk_2024: Election, made_up: Election
) -> None:
    names = {one.organisation.short for one in ready()}
    assert {"tmv", "tactical", "daily-mail", "daily-mirror", "made-up-union"} <= names
    for one in ready():
        election = made_up if one.organisation.is_made_up else uk_2024
        assert backed(one.picks(election), election)


def printed(screen: RenderableType) -> list[str]:
    console = Console(width=300, file=io.StringIO())
    with console.capture() as captured:
        console.print(screen)
    return captured.get().splitlines()


def one_rule(rule: Rule, ties: Ties = Ties.NONE, by: str = "") -> Method:
    criteria = {"pledges": Criterion(CriterionKind.SCORE, "pledges signed")}
    return Method("1", date(2024, 6, 1), criteria, (rule,), ties=ties, by=by)


def scored(contest: Contest, place: int, value: Fraction | bool, criterion: str = "pledges") -> Evidence:
    key = contest.candidacies[place].key
    return Evidence(contest.key, key, criterion, value, "source", None, "", "", State.VERIFIED, "file", 2)


def random_evidence(chance: random.Random, contests: list[Contest]) -> list[Evidence]:
    found = {}
    for _ in range(chance.randrange(12)):
        contest = chance.choice(contests)
        place = chance.randrange(len(contest.candidacies))
        score = chance.random() < 0.5
        value = Fraction(chance.randrange(4)) if score else chance.random() < 0.6
        one = scored(contest, place, value, "pledges" if score else "fact")
        found[one.contest, one.candidacy, one.criterion] = one
    return list(found.values())


def random_method(chance: random.Random, labels: list[str]) -> Method:
    groups = {name: tuple(chance.sample(labels, chance.randrange(1, 4))) for name in ("a", "b")}
    criteria = {
        "pledges": Criterion(CriterionKind.SCORE, "pledges signed"),
        "fact": Criterion(CriterionKind.FACT, "a fact"),
    }
    rules = tuple(random_rule(chance, number) for number in range(chance.randrange(1, 4)))
    never = tuple(chance.sample(labels, chance.randrange(3)))
    ties, default = chance.choice(list(Ties)), chance.choice([Outcome.NEUTRAL, Outcome.NO_DECISION])
    effective = date(2024, 6, 1)
    return Method("1", effective, criteria, rules, groups, ties, "pledges", default, never)


def random_rule(chance: random.Random, number: int) -> Rule:
    tests = tuple(random_test(chance) for _ in range(chance.randrange(3)))
    if chance.random() < 0.15:
        return Rule(f"rule {number}", tests, outcome=Outcome.NEUTRAL)
    return Rule(f"rule {number}", tests, chance.choice(list(Who)), chance.choice([None, "a"]))


def random_test(chance: random.Random) -> Test:
    who, group = chance.choice(list(Who)), chance.choice([None, "a", "b"])
    match chance.randrange(4):
        case 0:
            return Test(who, party_in=group, criterion="fact", is_=chance.random() < 0.7)
        case 1:
            return Test(who, party_not_in=group, criterion="pledges", least=chance.randrange(3))
        case 2:
            return Test(who, party_in=group, stands=chance.random() < 0.7)
    return Test(who, party_in=group or "a")


def swapped_method(method: Method, mirror: dict[str, str]) -> Method:
    groups = {name: tuple(mirror[label] for label in group) for name, group in method.groups.items()}
    return replace(method, groups=groups, never=tuple(mirror[label] for label in method.never))


def swapped(election: Election, mirror: dict[str, str]) -> Election:
    entries = tuple(
        replace(entry, payload=swapped_contest(entry.payload, mirror))
        for entry in election.ledger
        if entry.kind is Kind.NOMINATE and isinstance(entry.payload, Contest)
    )
    assert election.baseline is not None
    bases = {
        key: replace(
            base,
            winner=mirror.get(base.winner, base.winner),
            votes={mirror.get(label, label): votes for label, votes in base.votes.items()},
        )
        for key, base in election.baseline.bases.items()
    }
    return replace(election, ledger=Ledger(entries), baseline=replace(election.baseline, bases=bases))


def swapped_contest(contest: Contest, mirror: dict[str, str]) -> Contest:
    people = tuple(replace(one, party=mirror[one.party]) for one in contest.candidacies)
    return replace(contest, candidacies=people)
