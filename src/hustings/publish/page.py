"""A page and a data file of the site: where it stands, what it rests on, and what is on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hustings.publish.edition import Edition
    from hustings.publish.words import Words

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Late:
    """A part of a page that changes far more often than the rest, such as the forecast of a seat.

    It has a template of its own and is set where the page's template says
    `{{ late }}`; the rest of the page is kept while its own grounds are equal.
    """

    template: str
    rests_on: object
    content: Callable[[Words], Content]


@dataclass(frozen=True, slots=True)
class Page:
    """One page, told once for all languages.

    address: from the root of its language, such as "seats/aldershot.html".
    entry: the last entry that changed it, which it says. rests_on: anything
    with equality; while it equals that of the publication before, the page is
    neither made nor written again, so it must hold all that content reads.
    content: what the template is filled with, in the words of a language;
    "title" among it. data: addresses of its figures, by form (json, csv).
    seats: the names of the seats whose entries alone change it; none where any
    entry may, so that open pages look at it anew after each.
    """

    address: str
    template: str
    entry: int
    rests_on: object
    content: Callable[[Words], Content]
    data: Mapping[str, str] = field(default_factory=dict)
    late: Late | None = None
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file that is the same in every language.

    address: from the root of the site. is_kept: whether it stays when later
    publications no longer name it, so that an earlier state stays addressable.
    """

    address: str
    rests_on: object
    content: Callable[[], bytes]
    is_kept: bool = False


Room = Callable[["Edition"], Iterator[Page | DataFile]]
"""A function that yields the pages and files of one kind; those in force stand in plan.py."""
