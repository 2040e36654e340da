"""The site's sentences in one language: what tell/wording.py says in English, open to translation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from markupsafe import Markup

from hustings.figures import percent, points, whole
from hustings.night.chances import chance_in_words
from hustings.publish.languages import WRITTEN, translations
from hustings.publish.library_sentences import told_in
from hustings.publish.official_names import official_names
from hustings.record.baseline import Base, BaselineKind
from hustings.record.change import (
    Outcome,
    ResultLabel,
    SittingMember,
    butler_swing,
    result_label,
    steed_swing,
    swing_parties,
)
from hustings.record.contest import Seat
from hustings.record.election import Election
from hustings.record.house import House
from hustings.record.lineage import Measure
from hustings.record.party import Party
from hustings.record.tabulation import Tabulation


class Words:
    """The words of one language.

    language: its code, which the page's lang is. is_of_the_uk: whether parties are
    those of the United Kingdom, whose official names stand with the language.
    """

    def __init__(self, language: str, is_of_the_uk: bool = True) -> None:
        self.language = language
        self.is_of_the_uk = is_of_the_uk
        self.translations = translations(language)
        names = official_names(language)
        self.names = names if is_of_the_uk else replace(names, parties={})
        self.locale = "en_GB" if language == "en" else language
        self.day_as = lru_cache(maxsize=512)(self._day_as)

    def _(self, text: str) -> str:
        """Return a text in this language."""
        return self.translations.gettext(text)

    @property
    def own_name(self) -> str:
        """What the language calls itself: a catalogue puts its own name for "English"."""
        return self._("English")

    def chance(self, chance: float) -> str:
        """Return a chance in whole per cent, the ends left open."""
        told = chance_in_words(chance)
        for word, text in (("over ", self._("over {share}")), ("under ", self._("under {share}"))):
            if told.startswith(word):
                return text.format(share=told.removeprefix(word))
        return told

    def measure(self, measure: Measure) -> str:
        """Return what old seats and new ones were shared out by."""
        named = {
            Measure.RESIDENTIAL: self._("residential addresses"),
            Measure.GEOGRAPHICAL: self._("area"),
            Measure.POPULATION: self._("population"),
        }
        return named[measure]

    def seat(self, seat: Seat) -> str:
        """Return what a seat is called: its official name in this language where it has one."""
        return self.names.seats.get(seat.code, seat.name)

    def party(self, party: Party) -> str:
        """Return what a party is called in this language where it is registered so, else its name."""
        return self.names.parties.get(party.name, party.name)

    def title(self, election: str, title: str) -> str:
        """Return what an election is called, by its short name, else by the title given."""
        return self.names.elections.get(election) or told_in(title, self._) or title

    def site(self, title: str, election: Election) -> str:
        """Return what the site calls itself: in this language where it bears the election's own title."""
        return self.title(election.name, title) if title == election.title else title

    def told(self, text: str) -> Markup:
        """Return what was written elsewhere, safe for a page: in this language, or marked as in another.

        What is said of another country may be in any language, and is marked so.
        """
        known = told_in(text, self._)
        if known is not None or self.language == WRITTEN:
            return Markup("{}").format(text if known is None else known)
        return Markup('<span lang="{}">{}</span>').format(WRITTEN if self.is_of_the_uk else "", text)

    def block(self, name: str) -> str:
        """Return what a party, or a party with those it came from, is called in records."""
        return told_in(name, self._) or self.description(name)

    def description(self, text: str) -> str:
        """Return a description on a ballot paper: in this language where it is a party's name."""
        return self.names.parties.get(text, text)

    def place(self, name: str) -> str:
        """Return what a nation, region or county is called in this language, else its name."""
        return self.names.places.get(name, name)

    def _day_as(self, day: date, form: str) -> str:
        return format_date(day, form, locale=self.locale)

    def day(self, day: date) -> str:
        """Return a day as printed, such as "4 July 2024"."""
        return self.day_as(day, "d MMMM y")

    def hour(self, moment: datetime, zone: str) -> str:
        """Return a moment as a weekday and local hour, such as "Fri 02:30"."""
        local = moment.astimezone(ZoneInfo(zone))
        return f"{self.day_as(local.date(), 'EEE')} {local:%H:%M}"

    def moment(self, moment: datetime, zone: str) -> str:
        """Return a moment in full, such as "02:30 BST, Friday 5 July 2024"."""
        local = moment.astimezone(ZoneInfo(zone))
        return f"{local:%H:%M %Z}, {self.day_as(local.date(), 'EEEE d MMMM y')}"

    def label(self, label: ResultLabel) -> str:
        """Return hold or gain, such as "Ind gain from Lab"."""
        if label.gained_from is None:
            return self._("{party} hold").format(party=label.party)
        return self._("{party} gain from {loser}").format(party=label.party, loser=label.gained_from)

    def outcome(self, counted: Tabulation, base: Base | None) -> str:
        """Return who won, as hold or gain where there is something to compare with."""
        label = result_label(counted, base)
        if label is None:
            return self._("{party} elected").format(party=counted.winner.party)
        return self.label(label)

    def result(self, counted: Tabulation, base: Base | None) -> str:
        """Return the declaration as one line, such as "Ind gain from Lab, majority 132"."""
        outcome = self.outcome(counted, base)
        if counted.majority is None:
            return self._("{outcome}, unopposed").format(outcome=outcome)
        text = self._("{outcome}, majority {majority}")
        if counted.lot:
            text = self._("{outcome}, majority {majority} after a lot")
        return text.format(outcome=outcome, majority=whole(counted.majority))

    def baseline(self, election: Election, title: str) -> str:
        """Return what changes are measured from, by its title; an estimate is always called one."""
        if election.baseline is None:
            return self._("No earlier election to compare with")
        if election.is_test and title == election.baseline.name:
            return self._("Changes from the made-up election before")
        text = self._("Changes from {name}")
        if election.baseline.kind is BaselineKind.NOTIONAL:
            text = self._("Changes from {name} (old votes on new boundaries, an estimate)")
        return text.format(name=self.title(election.baseline.name, title))

    def progress(self, house: House) -> str:
        """Return how far the count has come."""
        text = self._("{declared} of {seats} declared")
        if house.tied:
            text = self._("{declared} of {seats} declared, {tied} tied and waiting for a lot")
        return text.format(declared=whole(house.declared), seats=whole(house.seats), tied=house.tied)

    def majority(self, house: House) -> str:
        """Return who has an overall majority, or by how much the largest party falls short."""
        if not house.is_whole_house:
            return self._("Part of a House: no overall majority is told from it")
        if not house.parties or not house.parties[0].seats:
            return self._("No seat is decided yet") if house.declared else self._("Nothing is declared yet")
        first, needed = house.parties[0], house.seats // 2 + 1
        if house.overall_majority is not None:
            text = self._("{party} has an overall majority of {majority}")
            return text.format(party=self.party(first.party), majority=house.overall_majority)
        if house.undeclared or house.tied:
            return self._("No overall majority so far; {needed} seats are needed").format(needed=needed)
        text = self._("No overall majority: {party} is {short} short of {needed}")
        return text.format(party=self.party(first.party), short=needed - first.seats, needed=needed)

    def turnouts(
        self, turnout: Fraction | None, ballot_box: Fraction | None
    ) -> Iterable[tuple[str, str, str]]:
        """Yield each turnout's name, figure and what it counts; the second only where it is known."""
        yield self._("Turnout"), percent(turnout, 2), self._("valid votes")
        if ballot_box is not None:
            yield self._("Ballot box turnout"), percent(ballot_box, 2), self._("with rejected papers")

    def swings(self, counted: Tabulation, base: Base) -> Iterable[str]:
        """Yield the named swings that describe a contest, each with its two parties."""
        parties = swing_parties(counted, base)
        if parties is None:
            return
        text = self._("{name} swing {points} points from {loser} to {winner}")
        for name, swing in (("Butler", butler_swing), ("Steed", steed_swing)):
            value = swing(counted, base, *parties)
            if value is not None:
                yield text.format(name=name, points=points(value), winner=parties[0], loser=parties[1])

    def member(self, member: SittingMember) -> str:
        """Return what became of a sitting member."""
        text = self._("{name} ({party}), a sitting member, was defeated")
        if member.outcome is Outcome.RE_ELECTED:
            text = self._("{name} ({party}), a sitting member, was re-elected")
        return text.format(name=member.candidacy.person.name, party=member.candidacy.party)
