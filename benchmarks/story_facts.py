"""The facts that made-up passages are filled with: one contest, as slots with true and false words."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from random import Random
from zoneinfo import ZoneInfo

from benchmarks.story_words import (
    PARTIES,
    Slot,
    count_slot,
    percent_slot,
    round_slots,
    tidy,
    votes_slot,
)
from hustings.record.baseline import Base, BaselineKind
from hustings.record.change import (
    butler_swing,
    dissolution_label,
    result_label,
    share_change,
    sitting_members,
    swing_parties,
)
from hustings.record.clock import UK
from hustings.record.contest import Candidacy
from hustings.record.election import Election
from hustings.record.tabulation import Tabulation

HERS = {"F": ("she", "her", "her"), "M": ("he", "his", "him")}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Facts = dict[str, Slot]


class Telling:
    """One contest about to be told: how it says parties and percentages, and what it is compared with."""

    def __init__(self, election: Election, counted: Tabulation, rng: Random) -> None:
        self.election, self.counted, self.rng = election, counted, rng
        self.base: Base | None = election.base(counted.contest)
        self.unit = rng.choice(("%", " per cent", "pc", "%"))
        self.decimals = rng.choice((0, 1, 1, 2))
        self.words = {party: rng.choice(forms) for party, forms in PARTIES.items()}
        self.facts: Facts = {}

    @property
    def is_actual(self) -> bool:
        """Whether the base is a declared result."""
        return self.base is not None and self.base.kind is BaselineKind.ACTUAL

    @property
    def by_election(self) -> bool:
        """Whether the contest fills one seat alone."""
        return self.election.seats is None

    def sign(self, name: str, change: Fraction, pairs: dict[str, tuple[str, str]]) -> None:
        """Add words of direction; false ones only where no base could turn the sign."""
        clear = abs(change) >= (Fraction(1, 100) if self.is_actual else Fraction(6, 100))
        for word, (up, down) in pairs.items():
            said, other = (up, down) if change > 0 else (down, up)
            self.facts[f"{name}_{word}"] = Slot(said, (("direction", other),) if clear else ())

    def percent(self, share: Fraction, *others: Fraction | None) -> Slot:
        """Return a percentage in this telling's manner."""
        return percent_slot(share, self.unit, self.decimals, *others)


MOVES = {"updown": ("up", "down"), "rose": ("rose", "fell"), "rise": ("rise", "fall")}


def contest_facts(
    election: Election, counted: Tabulation, others: Sequence[Tabulation], rng: Random
) -> Facts:
    """Return every slot that the contest can fill; others are contests to take false seats from."""
    telling = Telling(election, counted, rng)
    _add_people(telling)
    _add_figures(telling)
    _add_change(telling)
    _add_label(telling)
    _add_place_and_day(telling, others)
    return telling.facts


def _add_people(telling: Telling) -> None:
    counted = telling.counted
    named = dict(zip("wst", counted.ranking, strict=False))
    lost = [one for one in counted.ranking[2:6] if counted.loses_deposit(one)]
    if lost:
        named["l"] = telling.rng.choice(lost)
    sitting = [one.candidacy for one in sitting_members(counted)]
    if len(sitting) == 1:
        named["m"] = sitting[0]
        named["beaten" if sitting[0] is not counted.winner else "kept"] = sitting[0]
    new = [one for one in counted.ranking[:3] if one.sitting is False]
    for prefix, candidacy in named.items():
        _add_person(telling, prefix, candidacy)
    _add_outcomes(facts := telling.facts, named, counted)
    if "s" in named:
        facts["w"] = Slot(facts["w"].said, (("winner", facts["s"].said),))
    if "m" in named and new:
        false = tuple(("winner", one.person.name) for one in new)
        telling.facts["m"] = Slot(named["m"].person.name, false)


def _add_outcomes(facts: Facts, named: dict[str, Candidacy], counted: Tabulation) -> None:
    """Add words of outcomes that can be turned round."""
    if "beaten" in named:
        facts["lost_it"] = Slot("lost", (("direction", "kept"),))
    if "kept" in named:
        facts["kept_it"] = Slot("kept", (("direction", "lost"),))
    if "l" in named:
        facts["lost_deposit"] = Slot("lost", (("direction", "kept"),))
    if "t" in named:
        facts["second"] = Slot("second", (("digits", "third"),))
        facts["third"] = Slot("third", (("digits", "fourth"), ("digits", "second")))
        if not counted.loses_deposit(named["t"]):
            facts["kept_deposit"] = Slot("kept", (("direction", "lost"),))


def _add_person(telling: Telling, prefix: str, one: Candidacy) -> None:
    facts, counted, person = telling.facts, telling.counted, one.person
    facts[prefix] = Slot(person.name)
    if sum(other.person.surname == person.surname for other in counted.ranking) == 1:
        facts[f"{prefix}_s"] = Slot(person.surname)
    gender = (person.gender or "")[:1]
    if gender in HERS:
        for word, said in zip(("he", "his", "him"), HERS[gender], strict=True):
            facts[f"{prefix}_{word}"] = Slot(said)
    if one.party in telling.words:
        noun, adjective = telling.words[one.party]
        false = _false_party(telling, one)
        facts[f"{prefix}_party"] = Slot(noun)
        facts[f"{prefix}_adj"] = Slot(adjective, tuple(("party", telling.words[p][1]) for p in false))
        owns = Slot(own(noun), tuple(("party", own(telling.words[p][0])) for p in false))
        facts[f"{prefix}_poss"] = owns
    votes, share = counted.votes(one), counted.share(one)
    facts[f"{prefix}_votes"] = votes_slot(votes, counted.majority)
    facts |= round_slots(f"{prefix}_votes", votes)
    if share is not None:
        facts[f"{prefix}_share"] = telling.percent(share, counted.majority_share)


def own(noun: str) -> str:
    """Return a party's noun in the possessive."""
    return noun + ("'" if noun.endswith("s") and noun != "UUP" else "'s")


def _false_party(telling: Telling, one: Candidacy) -> list[str]:
    standing = [other.party for other in telling.counted.ranking if other.party in telling.words]
    return [party for party in dict.fromkeys(standing) if party != one.party][:3]


def _add_figures(telling: Telling) -> None:
    counted, facts, rng = telling.counted, telling.facts, telling.rng
    declared, winner, second = counted.declaration, counted.winner, counted.second
    if counted.majority is None or second is None:
        return
    facts["majority"] = votes_slot(counted.majority, counted.votes(winner))
    if counted.majority == 1:
        del facts["majority"]
    facts |= round_slots("majority", counted.majority)
    if counted.majority_share:
        facts["maj_share"] = telling.percent(counted.majority_share, counted.share(winner))
        points = " points" if telling.decimals else " percentage points"
        facts["maj_points"] = percent_slot(counted.majority_share, points, 1, counted.share(winner))
    facts["valid"] = votes_slot(declared.valid_votes, counted.votes(winner))
    if declared.electorate:
        facts["electorate"] = votes_slot(declared.electorate, declared.valid_votes)
    if declared.rejected and declared.rejected > 9:
        facts["rejected"] = votes_slot(declared.rejected)
    if declared.turnout:
        facts["turnout"] = telling.percent(declared.turnout, counted.share(winner))
    facts["cands"] = count_slot(len(counted.ranking), rng)
    if len(counted.ranking) > 2:
        lead = counted.votes(second) - counted.votes(counted.ranking[2])
        facts["lead_st"] = votes_slot(lead, counted.majority)
    if counted.lost_deposits > 1:
        facts["lost_n"] = count_slot(counted.lost_deposits, rng)


def _add_change(telling: Telling) -> None:
    counted, base, facts = telling.counted, telling.base, telling.facts
    if base is None:
        return
    for prefix, one in zip("wst", counted.ranking, strict=False):
        change = share_change(counted, base, one)
        if change is not None and abs(change) >= Fraction(1, 100):
            points = percent_slot(abs(change), " points", 1, counted.share(one))
            facts[f"{prefix}_change"] = points
            telling.sign(prefix, change, MOVES)
    turnout = counted.declaration.turnout
    if telling.is_actual and base.turnout and turnout and abs(turnout - base.turnout) >= Fraction(1, 100):
        facts["prev_turnout"] = telling.percent(base.turnout)
        telling.sign("tn", turnout - base.turnout, MOVES)
    if telling.is_actual and base.majority and base.majority > 20:
        facts["prev_majority"] = votes_slot(base.majority, counted.majority)
        ratio = Fraction(counted.majority or 0, base.majority)
        in_points = (counted.majority_share or 0) - (base.majority_share or 0)
        clear = not Fraction(2, 3) < ratio < Fraction(3, 2) and (ratio > 1) == (in_points > 0)
        if counted.winner.party == base.winner and clear:
            telling.sign("maj", ratio - 1, {"cut": ("increased", "cut"), "more": ("up", "down")})
    _add_swing(telling, base)


def _add_swing(telling: Telling, base: Base) -> None:
    counted, pair = telling.counted, swing_parties(telling.counted, base)
    swing = butler_swing(counted, base, *pair) if pair else None
    if pair is None or swing is None or swing < Fraction(2, 100) or not set(pair) <= set(telling.words):
        return
    rise = share_change(counted, base, counted.winner)
    telling.facts["swing"] = percent_slot(swing, telling.unit, 1, rise)
    to, away = (telling.words[party][0] for party in pair)
    clear = swing > Fraction(7, 100)
    telling.facts["swing_pair"] = Slot(
        f"from {away} to {to}", (("direction", f"from {to} to {away}"),) if clear else ()
    )


def _add_label(telling: Telling) -> None:
    counted, base, facts = telling.counted, telling.base, telling.facts
    label, sat = result_label(counted, base), dissolution_label(counted, base)
    if label is None or (sat is not None and sat.is_gain != label.is_gain):
        return
    if not telling.is_actual and sat is None:
        return
    if label.gained_from in telling.words and label.party in telling.words:
        noun = telling.words[label.gained_from][0]
        false = [
            telling.words[party][0]
            for party in ("Con", "Lab", "LD", "SNP")
            if party not in (label.gained_from, label.party)
        ]
        facts["gain_from"] = Slot(noun, tuple(("party", one) for one in false))
        facts["gain_adj"] = Slot(telling.words[label.gained_from][1])
    elif not label.is_gain and label.party in telling.words:
        facts["holds"] = Slot("held", (("direction", "gained"),))


def _add_place_and_day(telling: Telling, others: Sequence[Tabulation]) -> None:
    counted, facts = telling.counted, telling.facts
    seat, day = counted.contest.seat, counted.contest.day
    false = [
        tidy(other.contest.seat.name)
        for other in others
        if other.winner.party != counted.winner.party and other.contest.seat.region == seat.region
    ]
    wrong = tuple(("seat", one) for one in false[:2]) if not telling.by_election else ()
    facts["seat"] = Slot(tidy(seat.name), wrong)
    facts["year"] = Slot(str(day.year))
    facts["weekday"] = Slot(DAYS[day.weekday()], (("digits", DAYS[(day.weekday() + 2) % 7]),))
    facts["day"] = _day_slot(day)
    facts["by" if telling.by_election else "general"] = Slot("")
    moment = counted.declaration.declared_at
    if moment is not None and telling.election.has_times and (moment.date() - day).days < 2:
        local = moment.astimezone(ZoneInfo(UK))
        facts["dec_time"] = _clock_slot(local.hour, local.minute)


def _day_slot(day: date) -> Slot:
    month, other = month_name[day.month], month_name[(day.month + 3) % 12 + 1]
    return Slot(
        f"{day.day} {month} {day.year}",
        (("digits", f"{day.day} {other} {day.year}"), ("election", f"{day.day} {month} {day.year - 3}")),
    )


def _clock_slot(hour: int, minute: int) -> Slot:
    def say(hour: int) -> str:
        return f"{(hour - 1) % 12 + 1}.{minute:02}{'am' if hour < 12 else 'pm'}"

    return Slot(say(hour), (("digits", say((hour + 3) % 24)),))
