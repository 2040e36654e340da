"""Guards of sums: figures of one notice that must agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.figures import whole
from hustings.night.digit_slips import suggestions
from hustings.night.guard_context import Finding, GuardContext, Severity, full
from hustings.night.keyed import Keyed

MOST_REJECTED = 20
"""One in so many papers rejected is more than any count has had: what is missing beyond it was left out."""


def every_candidacy_filled(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find candidacies without votes, and a total left blank: blank is not nought."""
    name = "every_candidacy_filled"
    for candidacy in context.contest.candidacies:
        if keyed.votes.get(candidacy.key) is None:
            words = f"{candidacy.person.name} has no figure. Blank is not 0; type 0 if there were no votes."
            yield Finding(name, Severity.IMPOSSIBLE, (f"votes:{candidacy.key}",), words)
    if keyed.valid_votes is None:
        words = "The total of valid votes is blank; type the one announced."
        yield Finding(name, Severity.IMPOSSIBLE, ("valid_votes",), words)


def these_candidacies(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find figures of another contest: the wrong seat's notice, or people who do not stand here."""
    standing = {candidacy.key for candidacy in context.contest.candidacies}
    strange = [key for key in keyed.votes if key not in standing]
    if keyed.contest != context.contest.key:
        words = f"These figures are for {keyed.contest}, not for {context.contest.seat.name}."
        yield Finding("these_candidacies", Severity.IMPOSSIBLE, (), words)
    if strange:
        words = f"Nobody here is called {', '.join(strange)}: is it another seat's notice?"
        boxes = tuple(f"votes:{key}" for key in strange)
        yield Finding("these_candidacies", Severity.IMPOSSIBLE, boxes, words)


def never_below_nought(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find figures below 0, which no box takes but a machine may send."""
    for box, figure in keyed.boxes().items():
        if figure is not None and figure < 0:
            words = f"{box_in_words(box, context)} cannot be {figure:,}."
            yield Finding("never_below_nought", Severity.IMPOSSIBLE, (box,), words)


def sum_of_votes(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find votes that do not add up to the total keyed, and say in which box a slip would explain it.

    The total is never computed for the keyer, not here either: it is the
    count's own sum, read from the notice, and so the one check on every figure
    above it. The words hold no figure that could be typed instead of read.
    """
    votes = full(keyed)
    if votes is None or keyed.valid_votes is None or sum(votes.values()) == keyed.valid_votes:
        return
    words = "The votes do not add up to the total keyed. Look at every box against the notice."
    slips = suggestions(keyed)
    for slip in slips:
        where = box_in_words(slip.box, context)
        words += f" {where}: {slip.kind.value} would explain it."
    boxes = dict.fromkeys(["valid_votes", *(slip.box for slip in slips)])
    yield Finding("sum_of_votes", Severity.IMPOSSIBLE, tuple(boxes), words)


def papers_within_electorate(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find more papers than registered electors: valid and rejected votes, or the papers verified."""
    if keyed.electorate is None:
        return
    counted = (keyed.valid_votes or 0) + (keyed.rejected or 0)
    papers = max(counted, keyed.verified or 0)
    if papers > keyed.electorate:
        words = f"{papers:,} ballot papers from an electorate of {keyed.electorate:,}."
        boxes = ("electorate", "verified" if papers > counted else "valid_votes")
        yield Finding("papers_within_electorate", Severity.IMPOSSIBLE, boxes, words)


def rejected_by_reason(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find rejected papers whose reasons do not add up to their total."""
    parts = keyed.rejected_by_reason
    if not parts or sum(parts.values()) == keyed.rejected:
        return
    words = (
        f"Rejected papers by reason add up to {sum(parts.values()):,}, "
        f"the total keyed is {whole(keyed.rejected)}."
    )
    boxes = ("rejected", *(f"rejected:{reason}" for reason in parts))
    yield Finding("rejected_by_reason", Severity.IMPOSSIBLE, boxes, words)


def papers_verified(keyed: Keyed, context: GuardContext) -> Iterator[Finding]:
    """Find valid and rejected papers that are not the papers verified: a block may be left out.

    A warning, for a returning officer may announce figures that differ by a
    few papers, and what was announced is what is keyed. Where rejected papers
    are not announced, one paper in twenty may be missing without a word.
    """
    verified, valid, rejected = keyed.verified, keyed.valid_votes, keyed.rejected
    if verified is None or valid is None:
        return
    missing = verified - valid - (rejected or 0)
    if rejected is None and 0 <= missing <= verified // MOST_REJECTED or missing == 0:
        return
    parts = f"{valid:,} valid" + (f" and {rejected:,} rejected" if rejected is not None else "")
    less = f"{missing:,} fewer" if missing > 0 else f"{-missing:,} more"
    words = f"{parts} papers are {less} than the {verified:,} verified. Was a block of papers left out?"
    yield Finding("papers_verified", Severity.WARNING, ("valid_votes", "rejected", "verified"), words)


_NAMES = {
    "valid_votes": "Valid votes",
    "rejected": "Rejected papers",
    "electorate": "Electorate",
    "verified": "Papers verified",
}


def box_in_words(box: str, context: GuardContext) -> str:
    """Return a box by what a person at the desk calls it: a candidate's name, or the figure's."""
    kind, _, which = box.partition(":")
    if kind == "votes":
        return context.name(which)
    return f"Rejected papers ({which})" if which else _NAMES.get(box, box)
