"""The publisher's own derived figures, kept beside the record to compare with, never to compute from."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Published:
    """What the publisher derived for one contest, as printed in its file.

    shares and changes: by candidacy key, decimals as text; a candidacy the
    publisher left blank is absent. None where the file has no such column.
    line and lines: where the figures stand in the publisher's files, for the
    contest and by candidacy key, counted from 1.
    """

    winner: str | None = None
    label: str | None = None
    first_party: str | None = None
    second_party: str | None = None
    valid_votes: int | None = None
    majority: int | None = None
    shares: dict[str, str] = field(default_factory=dict)
    changes: dict[str, str] = field(default_factory=dict)
    line: int | None = None
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A published figure that the record does not give, and why, where that is known.

    contest: its key, or the file and line of a known slip. candidacy: the key
    of the candidacy or the party's column it is about, "" where it is of the
    whole contest. published and computed: as text, "" where there is none;
    shares are fractions of 1 at the decimals printed.
    """

    election: str
    contest: str
    seat: str
    figure: str
    candidacy: str
    published: str
    computed: str
    cause: str = ""
