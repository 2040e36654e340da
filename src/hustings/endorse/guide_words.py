"""A guide's choices in words, the same on every page, screen and file."""

from __future__ import annotations

from hustings.endorse.choice import Choice, Result
from hustings.endorse.guide import Guide
from hustings.endorse.method import Outcome
from hustings.endorse.picks import Grade
from hustings.figures import percent, whole
from hustings.record.contest import Candidacy
from hustings.tell.wording import day_in_words

MADE_UP = "Made up, for practice only: no such organisation exists."
NOTHING = "nothing said"
_PLACES = {1: "first", 2: "second", 3: "third"}


def outcome_in_words(choice: Choice) -> str:
    """Return the outcome in a word or two, an inferred endorsement as such."""
    if choice.outcome is Outcome.ENDORSE and choice.grade not in (None, Grade.STATED):
        return "endorse (inferred)"
    return choice.outcome.value if choice.outcome else NOTHING


def choice_in_words(choice: Choice, guide: Guide) -> str:
    """Return the choice as a sentence without its full stop."""
    name = guide.organisation.name
    match choice.outcome:
        case Outcome.ENDORSE if choice.candidacy is not None:
            who = candidacy_in_words(choice.candidacy)
            if choice.grade in (None, Grade.STATED):
                return f"{name} endorses {who}"
            return f"It is inferred, and no source states, that {name} endorses {who}"
        case Outcome.NEUTRAL:
            return f"{name} is neutral here"
        case Outcome.WITHDRAWN:
            return f"{name} has withdrawn its endorsement here"
        case None:
            return f"{name} says nothing of this seat"
    return f"{name} has no decision here{' that is known' if guide.organisation.is_gathered else ''}"


def candidacy_in_words(candidacy: Candidacy) -> str:
    """Return a candidate with the description on the ballot paper."""
    return f"{candidacy.person.name} ({candidacy.description})"


def counts(guide: Guide) -> dict[str, int]:
    """Return how many seats have each outcome, endorsements first."""
    order = ["endorse", "endorse (inferred)", "neutral", "withdrawn", "no decision", NOTHING]
    said = [outcome_in_words(one) for one in guide.choices]
    return {word: said.count(word) for word in order if word in said}


def as_of_in_words(guide: Guide) -> str:
    """Return which day's knowledge the guide holds, and the method's version."""
    day = f"as it stood on {day_in_words(guide.day)}" if guide.day else _all(guide)
    if guide.method is None:
        return day
    return f"{day}; method version {guide.method.version} of {day_in_words(guide.method.effective)}"


def _all(guide: Guide) -> str:
    return "all that is known" if guide.organisation.is_gathered else "the whole guide"


def result_in_words(result: Result, choice: Choice) -> str:
    """Return what was declared, and how the one endorsed fared."""
    lead = f", majority {whole(result.majority)}" if result.majority is not None else ""
    told = f"{result.label}: {candidacy_in_words(result.winner)}{lead}"
    if choice.candidacy is None or result.place is None:
        return told
    place = _PLACES.get(result.place, f"{result.place}th")
    return (
        f"{told}. {choice.candidacy.person.name} came {place}, {whole(result.votes)} votes, "
        f"{percent(result.share)}"
    )
