"""Lists of lost deposits ("the Lib Dem, Ukip and Green lost theirs"), and who did the same ("so did X")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hustings.check.claim import CandidacyRef, Claim, ClaimType, ContestClaim, Passage
from hustings.check.clauses import Line, Token
from hustings.check.tag import Tag

T = ClaimType

RULE = "one of those who lost the deposit"
ALSO = "so did another"
_ALSO_DID = frozenset({"did", "does", "do", "was", "were", "is", "are", "has", "have"})
_SO = frozenset({"so", "as", "nor", "neither"})
_JOINING = frozenset(
    {"and", "or", "nor", "neither", "either", "both", "each", "all", "even", "also", "only", "for", "of"}
)
OUTCOME = frozenset({T.LOST_DEPOSIT, T.KEPT_DEPOSIT, T.LOST, T.UNSEATED, T.WON, T.KEPT_SEAT})
"""Outcomes that are taken up by "so did"."""
_MOST_BEFORE = 6
_FAR = 10


def deposits(line: Line, before: Claim | None) -> Iterator[ContestClaim]:
    """Yield who of a list lost or kept a deposit, and who is said to have done as the one before.

    before: the outcome told last, in this sentence or the one before it.
    """
    for at, token in enumerate(line.tokens):
        if token.has("DEPOSIT") and not line.is_question:
            kind, verb = _kind(line, at)
            if kind is not None:
                names = (*_names_before(line, verb), *_names_behind(line, at))
                told = [_claim(line, name, kind, RULE) for name in names if _one(name) is not None]
                before = told[-1] if told else before
                yield from told
        elif token.word in _SO and isinstance(before, ContestClaim) and before.type in OUTCOME:
            yield from _also(line, at, before)


def _kind(line: Line, at: int) -> tuple[ClaimType | None, int]:
    """Return whether the deposit spoken of is lost or kept, and where the verb stands."""
    for back in range(at - 1, max(-1, at - 1 - _MOST_BEFORE), -1):
        token = line.tokens[back]
        if token.has("HYPO", "STOP", "SEMICOLON"):
            return None, at
        if token.has("LOSE"):
            return (None if _is_denied(line, back) else T.LOST_DEPOSIT), back
        if token.has("SAVE"):
            return (T.LOST_DEPOSIT if _is_denied(line, back) else T.KEPT_DEPOSIT), back
    return None, at


def _is_denied(line: Line, at: int) -> bool:
    words = line.tokens[:at]
    return any(one.word in ("neither", "none", "nor") for one in words[-_FAR:]) or any(
        one.word in ("failed", "fails", "failing", "not", "'_t") for one in words[-3:]
    )


def _names_before(line: Line, verb: int) -> list[Tag]:
    """Return the names joined by commas and "and" right before the verb."""
    found: list[Tag] = []
    at = verb - 1
    while at >= 0:
        token = line.tokens[at]
        if token.has("CLOSE"):
            at = next((n for n in range(at, -1, -1) if line.tokens[n].has("OPEN")), 0) - 1
            continue
        if token.has("PERSON", "PARTY") and not _describes(line, at):
            found.append(token.tag)
        elif not (_is_between(token) or token.has("PARTY")):
            break
        at -= 1
    return found


def _describes(line: Line, at: int) -> bool:
    """Whether a party only says what the person before stands for: "Mandu Reid, of the Greens"."""
    before = [one for one in line.tokens[max(0, at - 4) : at] if not one.has("DET", "COMMA")]
    is_of = len(before) > 1 and before[-1].word in ("of", "for", "representing")
    return line.tokens[at].has("PARTY") and is_of and before[-2].has("PERSON")


def _names_behind(line: Line, at: int) -> list[Tag]:
    """Return the names after a colon or "among them": "lost their deposits: the Greens, Ukip and ..."."""
    after = line.tokens[at + 1 : at + 4]
    opens = [
        n for n, one in enumerate(after, at + 1) if one.has("COLON") or one.word in ("including", "among")
    ]
    found: list[Tag] = []
    for token in line.tokens[opens[0] + 1 :] if opens else ():
        if token.has("PERSON", "PARTY"):
            found.append(token.tag)
        elif not (_is_between(token) or token.has("PREP", "NUMBER", "OPEN", "CLOSE")):
            break
    return found


def _is_between(token: Token) -> bool:
    is_noun = token.code == f"{token.word}|PLAIN|ANY|" and not token.word.endswith(("ed", "ing"))
    joins = token.word in _JOINING or token.word in ("'s", "'", "candidates", "candidate", "hopefuls")
    return joins or is_noun or token.has("COMMA", "DET", "ADV", "STANDER", "AUX")


def _also(line: Line, at: int, before: ContestClaim) -> Iterator[ContestClaim]:
    """Yield the same outcome for the names behind "so did", "as did", "nor did"."""
    after = line.tokens[at + 1 : at + 2]
    if not after or after[0].word not in _ALSO_DID:
        return
    for token in line.tokens[at + 2 :]:
        if token.has("PERSON", "PARTY"):
            who = _one(token.tag)
            if who is not None and who != before.who:
                yield replace(_claim(line, token.tag, before.type, ALSO), other=None)
        elif not (
            _is_between(token) or token.has("OPEN", "CLOSE") or token.word == "in" or token.has("SEAT")
        ):
            return


def _one(tag: Tag) -> CandidacyRef | None:
    return tag.people[0] if len(tag.people) == 1 else None


def _claim(line: Line, tag: Tag, kind: ClaimType, rule: str) -> ContestClaim:
    who = tag.people[0]
    spot = Passage(line.tagged.sentence, tag.start, tag.end, "", rule, line.quoted)
    is_unseated = kind is T.UNSEATED
    return ContestClaim(
        spot,
        kind,
        who.contest,
        None if is_unseated else who,
        other=who if is_unseated else None,
        is_guess=True,
    )
