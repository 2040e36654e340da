"""The words around a number that loosen it, as they are recognised."""

from __future__ import annotations

from hustings.check.quantity import Hedge

BEFORE: dict[tuple[str, ...], Hedge] = {
    tuple(words.split()): hedge
    for hedge, said in {
        Hedge.EXACTLY: "exactly|precisely",
        Hedge.ABOUT: "about|around|roughly|approximately|some|circa|in the region of|somewhere around",
        Hedge.ALMOST: "almost|nearly|just under|just below|just short of|a shade under|close to|approaching|"
        "nigh on|not quite|a little under|slightly under",
        Hedge.JUST_OVER: "just over|just above|a little over|slightly over|a shade over|just more than|"
        "slightly more than|a little more than",
        Hedge.MORE_THAN: "more than|over|above|in excess of|upwards of|greater than|higher than|well over|"
        "exceeding|north of|comfortably over",
        Hedge.LESS_THAN: "less than|fewer than|under|below|smaller than|lower than|well under|beneath",
        Hedge.AT_LEAST: "at least|no fewer than|no less than|a minimum of|not less than|not fewer than",
        Hedge.AT_MOST: "at most|no more than|as many as|a maximum of|not more than|as much as",
    }.items()
    for words in said.split("|")
}
"""Hedges that stand before a number."""

EMPHASIS = frozenset(
    {"just", "only", "mere", "barely", "fully", "whopping", "massive", "slender", "a", "the"}
)
"""Words between a hedge and its number, or before it, that change nothing."""

AFTER: dict[tuple[str, ...], Hedge] = {
    ("or", "so"): Hedge.ABOUT,
    ("or", "more"): Hedge.AT_LEAST,
    ("or", "fewer"): Hedge.AT_MOST,
    ("or", "less"): Hedge.AT_MOST,
    ("-", "odd"): Hedge.ABOUT,
    ("-", "plus"): Hedge.AT_LEAST,
    ("+",): Hedge.AT_LEAST,
}
"""Hedges that stand after a number."""

LONGEST = max(len(words) for words in BEFORE)


def hedge_before(low: list[str]) -> tuple[Hedge, int]:
    """Return the hedge with which a list of words ends, and how many words it takes.

    >>> hedge_before(["by", "just", "over"])
    (<Hedge.JUST_OVER: 'just over'>, 2)
    """
    for count in range(min(LONGEST, len(low)), 0, -1):
        if hedge := BEFORE.get(tuple(low[-count:])):
            return hedge, count
    return Hedge.NONE, 0
