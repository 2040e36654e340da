"""The command that checks a news story against the record."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hustings.cli.printing import Format, MirrorOption, emit, say

if TYPE_CHECKING:
    from hustings.check.checked import Checked
    from hustings.check.extractor import Extractor
    from hustings.check.facts import Fact
    from hustings.check.record import Record

LARGEST = 2_000_000
"""Bytes of a story that are read; no story is longer."""
_REFUTED = 1
_NEEDED = ("uk-2010", "uk-2015", "uk-2017", "uk-2019", "uk-2024", "uk-by-elections", "uk-overlaps")


class StoryFormat(StrEnum):
    """How a checked story is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    CLAIMREVIEW = "claimreview"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be checked, and with what."""

    text: str
    written: date | None
    facts: Collection[Fact]
    extractor: Extractor | None


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command(epilog="Example: hustings check story.txt --date 2024-07-05")(check)


def check(
    story: Annotated[
        Path | None,
        typer.Argument(help="A story as plain text or HTML, or - for standard input.", show_default=False),
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", help="The day it was written, where it does not say: 2024-07-05.")
    ] = None,
    facts: Annotated[
        list[Path] | None, typer.Option("--facts", help="A table of your own sourced facts (CSV).")
    ] = None,
    form: Annotated[StoryFormat, typer.Option("--format", "-f", help="How to print.")] = StoryFormat.TEXT,
    reviewed_by: Annotated[
        str | None, typer.Option("--reviewed-by", help="For claimreview: who signs the claims off.")
    ] = None,
    claims: Annotated[
        str | None, typer.Option("--claims", help="For claimreview: the numbers signed off, 1,4,7, or all.")
    ] = None,
    extractor: Annotated[
        str | None,
        typer.Option(
            "--extractor",
            help="MODULE:NAME of an extractor of your own, which may propose claims. It runs as code.",
        ),
    ] = None,
    is_example: Annotated[
        bool,
        typer.Option(
            "--example", help="Use the bundled six seats of 2024 alone; a short story comes with them."
        ),
    ] = False,
    mirror: MirrorOption = None,
) -> None:
    """Check a story: every election claim set against the record. Exit 1 where one is refuted."""
    from hustings.check.attribution import attribution

    written = _day(day)
    _check_signature(form, reviewed_by, claims)
    text, title = _given(story, is_example)
    asked = _Asked(text, written, _facts(facts or []), _extractor(extractor))
    checked, record = _six_seats(asked) if is_example else _official(asked, mirror)
    for line in checked.dropped:
        say(f"dropped: {line}")
    if checked.story.day is None:
        say("the story does not say its day; with --date, the day it was written, its elections are surer")
    if form is StoryFormat.CLAIMREVIEW:
        _print_reviews(checked, reviewed_by or "", claims or "")
    elif form is StoryFormat.HTML:
        from hustings.check.report_page import report_page

        print(report_page(checked, title, attribution(checked, record)), end="")
    else:
        _emit(Format(form.value), checked, record, attribution(checked, record))
    if checked.is_refuted:
        raise typer.Exit(_REFUTED)


def _check_signature(form: StoryFormat, reviewed_by: str | None, claims: str | None) -> None:
    if form is not StoryFormat.CLAIMREVIEW:
        if reviewed_by is not None or claims is not None:
            said = "--reviewed-by and --claims sign a ClaimReview: give them with --format claimreview"
            raise typer.BadParameter(said, param_hint="--format")
    elif not (reviewed_by or "").strip() or not (claims or "").strip():
        raise typer.BadParameter(
            "a ClaimReview is signed by a person: give --reviewed-by NAME and --claims with the numbers "
            "signed off, as the text report prints them",
            param_hint="--format claimreview",
        )


def _official(asked: _Asked, mirror: Path | None) -> tuple[Checked, Record]:
    """Return a story set against official files; SourceError where none of them could be had."""
    from hustings.check.check import check as check_story
    from hustings.check.reading_once import ReadingOnce
    from hustings.check.record import Record
    from hustings.cli.progress import Obtaining
    from hustings.errors import SourceError

    with Obtaining() as progress:
        desk = ReadingOnce(mirror, progress.tell)
        record = Record(desk, facts=asked.facts)
        checked = check_story(asked.text, record, asked.written, asked.extractor)
    # Nothing refuted, of a story set against nothing, would be no answer.
    if checked.missing and desk.has_nothing:
        raise SourceError(
            "no election could be obtained, so nothing was checked. With a network, `hustings load "
            f"{' '.join(_NEEDED)}` keeps all that stories are set against; --mirror DIR names a local copy; "
            f"--example tries it on six seats\n{checked.missing[0]}"
        )
    return checked, record


def _six_seats(asked: _Asked) -> tuple[Checked, Record]:
    """Return a story set against the bundled example alone."""
    from hustings.check.check import check as check_story
    from hustings.check.reading_once import NoFiles
    from hustings.check.record import Record
    from hustings.sources.example import example

    record = Record(NoFiles(), {"uk-2024": example()}, asked.facts)
    return check_story(asked.text, record, asked.written, asked.extractor), record


def _emit(form: Format, checked: Checked, record: Record, attribution: Sequence[str]) -> None:
    def screen() -> Any:
        from hustings.check.report_screen import report_screen

        return report_screen(checked, attribution)

    def plain() -> dict[str, Any]:
        from hustings.check.report_plain import report_json

        return report_json(checked, record) | {"attribution": list(attribution)}

    def rows() -> list[dict[str, Any]]:
        from hustings.check.report_plain import report_rows

        return report_rows(checked, record)

    def header() -> tuple[str, ...]:
        from hustings.check.report_plain import ROW_COLUMNS

        return ROW_COLUMNS

    emit(form, screen, plain, rows, attribution, header)


def _day(typed: str | None) -> date | None:
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise typer.BadParameter(f"{typed!r}, want a day such as 2024-07-05", param_hint="--date") from None


def _given(story: Path | None, is_example: bool) -> tuple[str, str]:
    """Return the story's text and a title for the page."""
    if story is not None:
        return _text(story), "A story checked" if str(story) == "-" else f"{story.name} checked"
    if not is_example:
        raise typer.BadParameter("name a file, or - for standard input", param_hint="story")
    from importlib.resources import files

    return (files("hustings.check") / "example_story.txt").read_text(encoding="utf-8"), "The example checked"


def _text(story: Path) -> str:
    """Return the text of a file or of standard input; misuse where it is none."""
    try:
        if str(story) == "-":
            raw = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with story.open("rb") as file:
                raw = file.read(LARGEST + 1)
    except OSError as wrong:
        raise typer.BadParameter(f"{story} cannot be read: {wrong.strerror}", param_hint="story") from None
    if len(raw) > LARGEST:
        raise typer.BadParameter(f"{story} is longer than {LARGEST:,} bytes", param_hint="story")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw[: wrong.start].count(b"\n") + 1
        said = f"{story} is not UTF-8 text (line {line}); save it as plain text in UTF-8"
        raise typer.BadParameter(said, param_hint="story") from None
    if "\0" in text:
        raise typer.BadParameter(f"{story} is not text: it holds NUL bytes", param_hint="story")
    if not text.strip():
        raise typer.BadParameter(f"{story} is empty", param_hint="story")
    return text


def _extractor(named: str | None) -> Extractor | None:
    """Return the object that MODULE:NAME names; misuse where there is none with a method `propose`."""
    if named is None:
        return None
    module, _, name = named.partition(":")
    try:
        found: Extractor = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as wrong:
        said = f"{named!r} cannot be had ({wrong}); want MODULE:NAME of a module that Python finds"
        raise typer.BadParameter(said, param_hint="--extractor") from None
    if not callable(getattr(found, "propose", None)) or isinstance(found, type):
        raise typer.BadParameter(f"{named} is no object with a method propose", param_hint="--extractor")
    return found


def _facts(tables: Iterable[Path]) -> list[Fact]:
    from hustings.check.facts import read_facts

    return [fact for table in tables for fact in read_facts(table)]


def _print_reviews(checked: Checked, reviewer: str, numbers: str) -> None:
    import json

    from hustings.check.claim_review import claim_reviews

    found = claim_reviews(checked, reviewer.strip(), _signed(numbers, len(checked.claims)), date.today())
    print(json.dumps(found, ensure_ascii=False, indent=2))
    if not found:
        say("none of these claims has a rating: only supported, imprecise and refuted ones have")


def _signed(numbers: str, count: int) -> set[int]:
    if numbers.strip().casefold() == "all":
        return set(range(1, count + 1))
    wanted = [each.strip() for each in numbers.split(",") if each.strip()]
    wrong = [each for each in wanted if not each.isdecimal() or not 1 <= int(each) <= count]
    if wrong:
        said = f"{', '.join(wrong)}: the story has claims 1 to {count}"
        raise typer.BadParameter(said, param_hint="--claims")
    return set(map(int, wanted))
