"""Parts that other rooms add to every seat's page: neighbours, a map, a card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hustings.publish.edition import Edition
from hustings.publish.words import Words


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a seat's page. body: safe to put on a page. name: its id, in small letters."""

    name: str
    heading: str
    body: Markup


@dataclass(frozen=True, slots=True)
class SeatPart:
    """How a section is made. rests_on: what it reads of a publication beyond the seat's own state.

    All take the contest's key. make: the section; None where a seat has none.
    tells_of: the contests besides the seat's own whose figures it shows.
    """

    rests_on: Callable[[Edition, str], object]
    make: Callable[[Edition, str, Words], Part | None]
    tells_of: Callable[[Edition, str], Sequence[str]] = lambda edition, key: ()
