"""How a judgement on one contest is worded: as stated, near, not so, or not to be settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hustings.check.case import Case, not_checkable
from hustings.check.evidence import Row, evidence
from hustings.check.figure import Figure, in_words, rows_of, said_in_words
from hustings.check.judgement import Judgement, Verdict
from hustings.check.quantity import Quantity
from hustings.check.slips import is_slip
from hustings.check.tolerance import Fit

_GUESSED = "Seat or person are not explicit here, and the likeliest reading does not fit."


def ruled(
    case: Case, verdict: Verdict, reason: str, rows: Iterable[Row], notes: Iterable[str] = ()
) -> Judgement:
    """Return a judgement whose reason is the record's own statement."""
    kept = tuple(rows)
    told = tuple(dict.fromkeys(_sentence(note) for note in notes if note))
    return Judgement(verdict, reason, reason.rstrip("."), evidence(case.record, kept), told)


def against(case: Case, reason: str, rows: Iterable[Row], notes: Iterable[str] = ()) -> Judgement:
    """Return refuted; not checkable where seat or person were carried from afar."""
    if case.claim.is_guess:
        return not_checkable(_GUESSED, reason, *filter(None, notes), actual=reason.rstrip("."))
    return ruled(case, Verdict.REFUTED, reason, rows, notes)


def fitting(case: Case, said: Quantity, figure: Figure, fit: Fit) -> Judgement:
    """Return supported or imprecise for the figure that a number fits."""
    shown, stated = in_words(figure, said), said_in_words(said)
    reason = f"The record gives {shown} as {figure.what}"
    if fit is Fit.LOOSE:
        reason += f"; {stated} comes near but is not exact"
    elif fit is Fit.ROUNDED and stated != shown:
        reason += f", which {stated} rounds" if not said.hedge else f", which “{stated}” allows"
    verdict = Verdict.IMPRECISE if fit is Fit.LOOSE else Verdict.SUPPORTED
    notes = [_sentence(figure.convention)] if figure.convention else []
    return Judgement(
        verdict,
        f"{reason}.",
        f"{shown}, {figure.what}",
        evidence(case.record, figure.rows),
        tuple(notes),
    )


def missing_it(case: Case, said: Quantity, tried: Sequence[Figure], near: Sequence[Figure]) -> Judgement:
    """Return the judgement of a number that fits none of the readings tried, the likeliest named first."""
    first, stated = tried[0], said_in_words(said)
    shown = in_words(first, said)
    reason = f"The record gives {shown} as {first.what}, not {stated}"
    right_for = "; ".join(f"{in_words(one, said)} is {one.what}" for one in near)
    others = [
        f"{in_words(one, said)} is {one.what} ({one.convention})" for one in tried[1:] if one.convention
    ]
    rows = rows_of((first, *near))
    if case.claim.is_guess and (near or not is_slip(said, first.value)):
        notes = (f"{reason}.", *([f"{right_for}."] if right_for else []))
        return Judgement(
            Verdict.NOT_CHECKABLE, _GUESSED, f"{shown}, {first.what}", evidence(case.record, rows), notes
        )
    return Judgement(
        Verdict.REFUTED,
        f"{reason}; {right_for}." if right_for else f"{reason}.",
        f"{shown}, {first.what}",
        evidence(case.record, rows),
        tuple(dict.fromkeys(others))[:3],
    )


def _sentence(note: str) -> str:
    return f"{note[0].upper()}{note[1:].rstrip('.')}."
