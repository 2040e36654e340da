"""The facts that made-up passages are filled with: the House, ranks of seats, members, history."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from benchmarks.story_facts import Facts, own
from benchmarks.story_words import (
    PARTIES,
    PLACES,
    Slot,
    count_slot,
    percent_slot,
    round_slots,
    tidy,
    votes_slot,
)
from hustings.record.clock import UK
from hustings.record.election import Election
from hustings.record.history import fewest_since, most_since, said, seat_totals
from hustings.record.house import House, PartyTotal, house
from hustings.record.tabulation import Tabulation
from hustings.sources.totals import published_seats


def house_facts(election: Election, rng: Random) -> Facts:
    """Return what stands in the whole House, or in one part of it, with two parties named."""
    place = rng.choice(["", "", *filter(None, PLACES)])
    whole = _house(election, place)
    known = [one for one in whole.parties if one.party.abbreviation in PARTIES and one.candidacies > 2]
    unit = rng.choice(("%", " per cent"))
    facts: Facts = {
        "year": Slot(str(_year(election))),
        "in_place": Slot(rng.choice(PLACES[place])),
        "total": Slot(str(whole.seats), (("digits", str(whole.seats + 11 + whole.seats // 10)),)),
    }
    if whole.turnout:
        facts["turnout"] = percent_slot(whole.turnout, unit, rng.choice((0, 1)))
    _add_majority(facts, whole)
    for prefix, one in zip("pq", rng.sample(known, min(2, len(known))), strict=False):
        _add_party(facts, prefix, one, unit, rng)
        if place and one.seats == 0:
            facts[f"{prefix}_none"] = Slot("")
    return facts


@cache
def _house(election: Election, place: str) -> House:
    return house(election, None, place or None)


def _year(election: Election) -> int:
    return election.day.year if election.day else 0


def _add_majority(facts: Facts, whole: House) -> None:
    first, second = whole.parties[:2]
    if first.party.abbreviation not in PARTIES or second.party.abbreviation not in PARTIES:
        return
    nouns = [PARTIES[one.party.abbreviation][0][0] for one in (first, second)]
    clear = first.seats - second.seats > 3
    if clear:
        facts["largest"] = Slot(nouns[0], (("party", nouns[1]),))
    if whole.overall_majority:
        overall = whole.overall_majority
        facts["overall"] = Slot(f"{overall:,}", (("digits", str(overall + 20)), ("digits", str(first.seats))))
        facts["governs"] = Slot(nouns[0], (("party", nouns[1]),))
    elif whole.is_whole_house:
        facts["hung"] = Slot("")


def _add_party(facts: Facts, prefix: str, one: PartyTotal, unit: str, rng: Random) -> None:
    noun, adjective = rng.choice(PARTIES[one.party.abbreviation])
    facts[f"{prefix}_party"], facts[f"{prefix}_adj"] = Slot(noun), Slot(adjective)
    facts[f"{prefix}_poss"] = Slot(own(noun))
    if one.seats > 1:
        facts[f"{prefix}_seats"] = count_slot(one.seats, rng, least=5)
    if one.votes > 2000:
        facts[f"{prefix}_votes"] = votes_slot(one.votes)
        facts |= {f"{name}": slot for name, slot in round_slots(f"{prefix}_votes", one.votes).items()}
    if one.votes > 1_000_000:
        facts[f"{prefix}_million"] = _million(one.votes)
    if one.share and one.share > Fraction(1, 100):
        facts[f"{prefix}_share"] = percent_slot(one.share, unit, rng.choice((0, 1, 1)), one.share_change)
    if one.share_change and abs(one.share_change) > Fraction(2, 100):
        facts[f"{prefix}_change"] = percent_slot(abs(one.share_change), " points", 1, one.share)
        said, other = ("up", "down") if one.share_change > 0 else ("down", "up")
        facts[f"{prefix}_updown"] = Slot(said, (("direction", other),))
    if one.change and abs(one.change) > 3:
        facts[f"{prefix}_net"] = count_slot(abs(one.change), rng, least=12)
        more, fewer = ("gaining", "losing") if one.change > 0 else ("losing", "gaining")
        facts[f"{prefix}_gain"] = Slot(more.replace("gaining", "gain").replace("losing", "loss"))
        facts[f"{prefix}_gaining"] = Slot(more, (("direction", fewer),))
    if one.candidacies > 9:
        facts[f"{prefix}_cands"] = count_slot(one.candidacies, rng, least=5)
    if one.lost_deposits is not None and one.lost_deposits > 1:
        facts[f"{prefix}_deposits"] = count_slot(one.lost_deposits, rng, least=4)


def _million(votes: int) -> Slot:
    def say(votes: int) -> str:
        return f"{votes // 1_000_000}.{votes % 1_000_000 // 100_000} million"

    return Slot(say(votes + 50_000), (("digits", say(votes + 900_000)), ("digits", say(votes // 2))))


@cache
def _orders(election: Election, place: str) -> tuple[list[Tabulation], list[Tabulation]]:
    """Return contests by majority and by turnout, smallest first."""
    found = (election.tabulation(key) for key in election.state().contests)
    inside = [one for one in found if one and (not place or one.contest.seat.lies_in(place))]
    by_majority = sorted(inside, key=lambda one: one.majority or 0)
    return by_majority, sorted(inside, key=lambda one: one.declaration.turnout or 0)


def rank_facts(election: Election, rng: Random) -> Facts:
    """Return which seats stand at the ends of the usual orders, and how many stand below a bound."""
    place = rng.choice(["", "", "Scotland", "Wales", "London", "South West"])
    by_majority, by_turnout = _orders(election, place)
    unit = rng.choice(("%", " per cent"))
    facts: Facts = {"year": Slot(str(_year(election))), "in_place": Slot(rng.choice(PLACES[place]))}
    for name, one, far in (
        ("close", by_majority[0], by_majority[5]),
        ("safe", by_majority[-1], by_majority[-6]),
    ):
        _add_ranked(facts, name, one, far)
        facts[f"{name}_majority"] = votes_slot(one.majority or 0)
    for name, one, far in (("high", by_turnout[-1], by_turnout[-6]), ("low", by_turnout[0], by_turnout[5])):
        _add_ranked(facts, name, one, far)
        facts[f"{name}_turnout"] = percent_slot(one.declaration.turnout or Fraction(0), unit, 1)
    bound = rng.choice((50, 100, 200, 500, 1000))
    below = sum((one.majority or 0) < bound for one in by_majority)
    if below > 1:
        facts |= {"limit": Slot(f"{bound:,}"), "below": count_slot(below, rng)}
    if not place:
        _add_first(facts, election, by_majority, rng)
    return facts


def _add_ranked(facts: Facts, name: str, one: Tabulation, far: Tabulation) -> None:
    facts[f"{name}_seat"] = Slot(tidy(one.contest.seat.name), (("seat", tidy(far.contest.seat.name)),))
    facts[f"{name}_winner"] = Slot(one.winner.person.name)


def _add_first(facts: Facts, election: Election, inside: Sequence[Tabulation], rng: Random) -> None:
    if not election.has_times:
        return
    order = sorted(inside, key=lambda one: str(one.declaration.declared_at))
    _add_ranked(facts, "first", order[0], rng.choice(order[100:]))
    moment = order[0].declaration.declared_at
    if moment is not None:
        local = moment.astimezone(ZoneInfo(UK))
        false = f"{local.hour - 11}.{local.minute:02}am"
        facts["first_time"] = Slot(f"{local.hour - 12}.{local.minute:02}pm", (("digits", false),))


def member_facts(counted: Tabulation, first_wins: dict[str, tuple[int, str]]) -> Facts:
    """Return when a winner was first elected here; none where the person sat before the record begins."""
    person, seat = counted.winner.person, counted.contest.seat.name
    year, where = first_wins.get(person.mnis or "", (0, ""))
    if not year or where != seat or year >= counted.contest.day.year:
        return {}
    false = 2010 if year > 2014 else 2017
    wrong = (("digits", str(false)),) if false < counted.contest.day.year else ()
    return {"since": Slot(str(year), wrong)}


def first_wins(elections: Sequence[Election]) -> dict[str, tuple[int, str]]:
    """Return the year and seat of everybody's first election, for those not members before 2010."""
    found: dict[str, tuple[int, str]] = {}
    days = [
        (standing.contest.day, election.tabulation(key))
        for election in elections
        for key, standing in election.state().contests.items()
    ]
    for day, one in sorted(days, key=lambda pair: pair[0]):
        number = one.winner.person.mnis if one is not None else None
        if one is None or number is None:
            continue
        winner, seat = one.winner, one.contest.seat.name
        if number not in found:
            found[number] = (0 if winner.sitting or winner.former else day.year, seat)
        elif not winner.sitting or found[number][1] != seat:
            found[number] = (0, seat)
    return found


def history_facts(election: Election, rng: Random) -> Facts:
    """Return since when a party had not had as few seats, or as many."""
    totals = seat_totals(published_seats())
    name = rng.choice(("Labour", "Conservative"))
    noun = "Labour" if name == "Labour" else "the Conservatives"
    finder, word = rng.choice(((fewest_since, "fewest"), (most_since, "most")))
    found = finder(totals, name, str(_year(election)))
    if found.since is None or found.gap or not found.is_record:
        return {}
    earlier = [one.election for one in totals if one.party == name and one.election < found.since.election]
    if len(earlier) < 6:
        return {}
    true, seats = found.since.election, found.total.seats
    wrong = tuple(("election", one[:4]) for one in (earlier[-4], earlier[-6]))
    if baseline_differs(election, name, seats):
        return {}
    return {
        "h_party": Slot(noun),
        "h_word": Slot(word, (("direction", "most" if word == "fewest" else "fewest"),)),
        "h_since": Slot(said(true), wrong),
        "h_manyfew": Slot("few" if word == "fewest" else "many"),
        "h_seats": Slot(str(seats), (("digits", str(seats + 37)),)),
        "year": Slot(str(_year(election))),
    }


def baseline_differs(election: Election, name: str, seats: int) -> bool:
    """Whether the results file and the published total of seats are more than one apart."""
    label = {"Labour": "Lab", "Conservative": "Con"}[name]
    return abs(_house(election, "").party(label).seats - seats) > 1
