"""Sentences that the library writes in English, known again so that a page tells them in its language."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from functools import cache, lru_cache

from hustings.publish.pictured import in_english

SENTENCES = (
    in_english("The undeclared seats lie outside what the declared ones show; intervals are widened."),
    in_english("Only {declared} declared: the first seats are seldom like the country."),
    in_english("No nights to learn from for this election: a plain model with set, wide variances."),
    in_english("The prior is left out: the plain model of this election takes in no prior."),
    in_english("REHEARSAL: made-up figures, not a real night"),
    in_english("REHEARSAL: for practice only, never to be published as a result."),
    in_english("REHEARSAL {seed}: made-up election"),
    in_english("REHEARSAL {seed}: made-up election on the seats of {election}"),
    in_english("REHEARSAL. Made up by hustings, seed {seed}: no figure here is of a real election"),
    in_english(
        "REHEARSAL. Made up by hustings, seed {seed}: seats and candidates' parties follow {election}, "
        "every person and every vote declared is made up"
    ),
    in_english("changed party"),
    in_english("Labour whip withdrawn"),
    in_english("Liberal and successors"),
    in_english("An example of six seats, not a whole House."),
)
"""Forecast warnings, notes, credits, changes of party; whoever writes them fills in what is in braces."""


def told_in(text: str, say: Callable[[str], str]) -> str | None:
    """Return a library's sentence as `say` has it, with its own figures; None where it is not known.

    A sentence that a catalogue leaves out comes back in English, as any other does.
    """
    sentence, figures = _known(text)
    return say(sentence).format(**dict(figures)) if sentence else None


@lru_cache(maxsize=4096)
def _known(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    for sentence in SENTENCES:
        found = _pattern(sentence).fullmatch(text)
        if found:
            return sentence, tuple(found.groupdict().items())
    return "", ()


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    parts = []
    for literal, name, _, _ in string.Formatter().parse(sentence):
        parts.append(re.escape(literal) + (f"(?P<{name}>.+)" if name else ""))
    return re.compile("".join(parts))
