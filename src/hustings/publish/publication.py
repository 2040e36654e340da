"""A publication: all that is made public at one entry of the ledger, refused where the law forbids it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from hustings.endorse.embargo import refuse_before_close
from hustings.endorse.picks import Pick
from hustings.errors import ElectionError
from hustings.night.calls import Calls, EditorCall, calls_of
from hustings.night.outlook import Forecast
from hustings.publish.further import Further
from hustings.publish.past import NO_PAST, Past
from hustings.record.contest import Contest
from hustings.record.election import Election
from hustings.record.ledger import Ledger
from hustings.record.lineage import Lineage
from hustings.record.state import State, Status
from hustings.sources.geography import Geography

_FROM_VOTES = {Status.RUSHED, Status.ENTERED, Status.CONFIRMED, Status.RETRACTED, Status.RECOUNT}


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier election to stand beside a seat. lineage: None where boundaries are the same."""

    election: Election
    lineage: Lineage | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """What the site calls itself and where it lives.

    base: the address of its front page, ending in "/", for feeds and cards;
    "" where it is not known, as pages link to each other without it.
    languages: codes, the first of them at the root of the site. style: a style
    sheet that is put after the site's own.
    """

    title: str
    base: str = ""
    languages: tuple[str, ...] = ("en",)
    style: str = ""

    def __post_init__(self) -> None:
        if self.base and not (self.base.startswith(("https://", "http://")) and self.base.endswith("/")):
            raise ElectionError(f"the address {self.base!r}: want https://…, with a / at its end")
        if not self.languages:
            raise ElectionError("a site without a language: want one at least, such as en")


@dataclass(frozen=True, eq=False)
class Publication:
    """One election at one moment, as the public sees it; one that may not be shown yet cannot be built.

    at: the moment of publication, told by the caller; zoned. is_live: whether
    the night goes on, so that open pages follow it. editors: an editor's calls
    in force, by contest key. earlier: newest first; past: what the record has
    besides them. geography: what a cartogram
    or map is drawn from; None where none is loaded.
    Raises EmbargoError for anything from votes before the close of poll.
    """

    election: Election
    now: State
    at: datetime
    face: Face
    forecast: Forecast | None = None
    editors: Mapping[str, EditorCall] = field(default_factory=dict)
    picks: tuple[Pick, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    geography: Geography | None = None
    is_live: bool = False
    further: Further = field(default_factory=Further)
    past: Past = NO_PAST

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ElectionError(f"publication at {self.at}: the time has no zone")
        if self.now.as_at_entry > len(self.election.ledger):
            raise ElectionError(
                f"a state as at entry {self.now.as_at_entry}, of a ledger of {len(self.election.ledger)}"
            )
        if self.forecast is not None and self.forecast.as_at_entry != self.now.as_at_entry:
            raise ElectionError(
                f"a forecast as at entry {self.forecast.as_at_entry} beside figures as at entry "
                f"{self.now.as_at_entry}: want one moment"
            )
        if self.tells_of_votes:
            refuse_before_close(self.election, self.at, "only nominations and endorsements are published")

    @property
    def tells_of_votes(self) -> bool:
        """Whether anything in it comes from votes: a declaration, a rush, a recount, a forecast or a call."""
        standing = any(one.status in _FROM_VOTES or one.corrected for one in self.now.contests.values())
        return standing or self.forecast is not None or bool(self.editors)

    @property
    def is_rehearsal(self) -> bool:
        """Whether it is of a made-up night, which every page then says."""
        return self.election.is_test

    @property
    def published(self) -> str | None:
        """The moment of publication in UTC, told only while the night goes on."""
        return self.at.astimezone(UTC).isoformat(timespec="seconds") if self.is_live else None

    @cached_property
    def ledger(self) -> Ledger:
        """The entries that the figures stand on, and no later one."""
        return self.election.ledger.prefix(self.now.as_at_entry)

    @cached_property
    def calls(self) -> Calls:
        """What the desk says of every undeclared seat; empty without a forecast."""
        return {} if self.forecast is None else calls_of(self.forecast, self.editors)

    @cached_property
    def last_entries(self) -> Mapping[str, int]:
        """The number of the last entry about each contest, by its key."""
        last: dict[str, int] = {}
        for number, entry in enumerate(self.ledger, start=1):
            payload = entry.payload
            key = payload.key if isinstance(payload, Contest) else getattr(payload, "contest", None)
            if isinstance(key, str):
                last[key] = number
        return last
