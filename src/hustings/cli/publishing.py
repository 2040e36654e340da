"""The command that publishes the public site: publish."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hustings.cli.asking import AsAtOption, ElectionArgument
from hustings.cli.gathering import EndorsersOption, Given, PostcodesOption, SignedOption, beside
from hustings.cli.printing import MirrorOption, opened
from hustings.cli.progress import Counting, working
from hustings.cli.readying import (
    CallsOption,
    DrawsOption,
    SeedOption,
    UntilOption,
    calls_in,
    prepared_night,
    settings_of,
    state_asked,
)

if TYPE_CHECKING:
    from hustings.endorse.picks import Pick
    from hustings.night.calls_file import MadeCall
    from hustings.night.forecast import Night
    from hustings.night.outlook import Forecast
    from hustings.publish.further import Further
    from hustings.publish.past import Past
    from hustings.publish.publication import Earlier, Face, Publication
    from hustings.publish.publisher import Published
    from hustings.record.election import Election
    from hustings.record.state import State
    from hustings.sources.geography import Geography

GeographyOption = Annotated[
    bool, typer.Option(help="Whether seats are drawn as hexagons and map, where those are kept.")
]
StyleOption = Annotated[
    Path | None, typer.Option("--style", help="A style sheet that is put after the site's own.")
]
CardsOption = Annotated[
    bool, typer.Option("--cards", help="Draw a picture card for every declared seat and the House.")
]
_LONGEST_PAUSE = 5.0
"""Seconds; a replay's quiet hours would be long otherwise."""


class Told(StrEnum):
    """How the command says what it published."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class _Desk:
    """What stays the same through a night: the election, its forecast's ground, and the site's face."""

    election: Election
    face: Face
    night: Night | None
    calls: tuple[MadeCall, ...]
    before: tuple[tuple[Earlier, ...], Past]
    picks: tuple[Pick, ...]
    further: Further
    geography: Geography | None
    is_live: bool

    def publication(self, now: State) -> Publication:
        """Return what is published of a state, at this very moment."""
        from hustings.night.calls_file import in_force
        from hustings.publish.publication import Publication

        return Publication(
            self.election,
            now,
            datetime.now(UTC),
            self.face,
            self._forecast(now),
            in_force(self.calls, now.as_at_entry),
            picks=self.picks,
            earlier=self.before[0],
            geography=self.geography,
            is_live=self.is_live,
            further=self.further,
            past=self.before[1],
        )

    def _forecast(self, now: State) -> Forecast | None:
        """Return the forecast; None where nothing is left to forecast, or nothing declared to do it from."""
        from hustings.night.forecast import forecast

        left = len(now.contests) - len(now.declared)
        if self.night is None or not left or not (now.declared or self.night.settings.outside):
            return None
        return forecast(self.night, now)


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command(epilog="Example: hustings publish uk-2024 site/ --as-at 03:00")(publish)


def publish(
    election: ElectionArgument,
    folder: Annotated[Path, typer.Argument(help="The folder of the site, new or published before.")],
    as_at: AsAtOption = None,
    until: UntilOption = None,
    live: Annotated[
        bool, typer.Option("--live", help="Let pages left open follow what is published.")
    ] = False,
    replay: Annotated[
        float | None, typer.Option("--replay", min=1, help="Publish the night again, so many times as fast.")
    ] = None,
    forecast: Annotated[bool, typer.Option(help="Whether undeclared seats are forecast.")] = True,
    history: Annotated[bool, typer.Option(help="Whether earlier elections stand beside the seats.")] = True,
    geography: GeographyOption = True,
    calls: CallsOption = None,
    title: Annotated[str | None, typer.Option("--title", help="What the site calls itself.")] = None,
    base: Annotated[str, typer.Option("--base", help="Address of its front page, with a / at the end.")] = "",
    language: Annotated[
        list[str] | None, typer.Option("--language", help="Code of a language; the first is the site's own.")
    ] = None,
    style: StyleOption = None,
    endorser: EndorsersOption = None,
    postcodes: PostcodesOption = None,
    signed: SignedOption = None,
    cards: CardsOption = False,
    back: Annotated[
        bool, typer.Option("--back", help="Let an earlier entry take a later one's place.")
    ] = False,
    seed: SeedOption = 1,
    draws: DrawsOption = 10_000,
    form: Annotated[Told, typer.Option("--format", "-f", help="How to say what was published.")] = Told.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Publish an election as a site of static files."""
    if sum(asked is not None for asked in (as_at, until, replay)) > 1:
        raise typer.BadParameter("one of --as-at, --until and --replay")
    _refuse_without_parts(cards)
    from hustings.publish.publication import Face

    asked = opened(election, mirror)
    now = state_asked(asked, until, as_at)
    needs = forecast and (replay is not None or len(now.declared) < len(now.contests))
    picks, further = beside(asked, Given(tuple(endorser or ()), postcodes, signed, history), mirror)
    desk = _Desk(
        asked,
        Face(title or asked.title, base, tuple(language or ("en",)), _text_of(style)),
        prepared_night(asked, settings_of(asked, None, seed, draws), mirror) if needs else None,
        calls_in(calls, asked),
        _before(asked, mirror, wanted=history),
        picks,
        further,
        _geography(asked, mirror) if geography else None,
        live or replay is not None,
    )
    press = _press(folder, cards)
    for moment in (now,) if replay is None else _paced(asked, replay):
        for done in press(desk.publication(moment), back):
            _say(done, moment, folder, form)
        back = False


def _text_of(style: Path | None) -> str:
    from hustings.errors import SourceError

    try:
        return style.read_text("utf-8") if style else ""
    except (OSError, UnicodeError) as wrong:
        raise SourceError(f"cannot read the style sheet {style}: {wrong}") from wrong


def _press(folder: Path, has_cards: bool) -> Callable[[Publication, bool], Iterator[Published]]:
    """Return what publishes a state: its pages at once, and then the cards, where they are wanted."""
    from hustings.publish.cards import Cards
    from hustings.publish.plan import rooms
    from hustings.publish.publisher import Publisher

    cards = Cards(folder) if has_cards else None
    publisher = Publisher(folder, (*rooms(), cards.files) if cards else None)

    def published(publication: Publication, back: bool) -> Iterator[Published]:
        with Counting("Publishing") as progress:
            yield publisher.publish(publication, progress.tell, may_go_back=back)
        if cards is None:
            return
        with Counting("Drawing cards") as progress:
            count = cards.make(publication, progress.tell)
        if count:
            yield publisher.publish(publication)

    return published


def _say(done: Published, now: State, folder: Path, form: Told) -> None:
    if form is Told.JSON:
        told = {
            "folder": str(folder),
            "as_at_entry": done.entry,
            "declared": len(now.declared),
            "written": list(done.written),
            "removed": list(done.removed),
            "unchanged": done.unchanged,
        }
        print(json.dumps(told, ensure_ascii=False), flush=True)
        return
    print(
        f"{folder}: as at entry {done.entry:,}, {len(now.declared)} of {len(now.contests)} declared; "
        f"{len(done.written):,} files written, {done.unchanged:,} unchanged, {len(done.removed):,} removed",
        flush=True,
    )


def _paced(election: Election, speed: float) -> Iterator[State]:
    """Yield the state before the first declaration and after each, at the night's own pace."""
    from hustings.record.entry import Kind
    from hustings.record.state import state

    before: datetime | None = None
    yield state(election.ledger.until(0))
    for number, entry in enumerate(election.ledger, start=1):
        if entry.kind is not Kind.ENTER:
            continue
        if before is not None:
            pause = max((entry.at - before).total_seconds(), 0) / speed
            time.sleep(min(pause, _LONGEST_PAUSE))
        before = entry.at
        yield state(election.ledger.prefix(number))
    yield election.state()


def _before(election: Election, mirror: Path | None, *, wanted: bool) -> tuple[tuple[Earlier, ...], Past]:
    from hustings.publish.earlier import earlier_elections, past_of
    from hustings.publish.past import NO_PAST
    from hustings.sources.fetch import mirror_folder
    from hustings.sources.opening import Desk

    if not wanted:
        return (), NO_PAST
    with working("Reading earlier elections"):
        desk = Desk(mirror_folder(mirror))
        earlier = earlier_elections(election, desk)
        return earlier, past_of(election, earlier, desk)


def _geography(election: Election, mirror: Path | None) -> Geography | None:
    from hustings.publish.landscape import geography_of
    from hustings.sources.opening import Desk

    with working("Reading the geography"):
        return geography_of(election, Desk(mirror))


def _refuse_without_parts(has_cards: bool) -> None:
    """Refuse where the optional parts that a site is made with are not installed."""
    from importlib.util import find_spec

    wanted = ("jinja2", "babel", "numpy", *(("vl_convert",) if has_cards else ()))
    missing = [name for name in wanted if find_spec(name) is None]
    if missing:
        raise typer.BadParameter(f"a site needs {missing[0]}: install hustings[site]")
