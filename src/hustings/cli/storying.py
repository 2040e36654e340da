"""The command that checks a news story against the record."""

from __future__ import annotations

import sys
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hustings.cli.printing import Format, MirrorOption, emit, say

if TYPE_CHECKING:
    from hustings.check.checked import Checked
    from hustings.check.facts import Fact
    from hustings.check.record import Record

LARGEST = 2_000_000
"""Bytes of a story that are read; no story is longer."""
_REFUTED = 1


class StoryFormat(StrEnum):
    """How a checked story is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    CLAIMREVIEW = "claimreview"


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command(epilog="Example: hustings check story.txt --date 2024-07-05")(check)


def check(
    story: Annotated[Path, typer.Argument(help="A story as plain text or HTML, or - for standard input.")],
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
    mirror: MirrorOption = None,
) -> None:
    """Check a story: every election claim set against the record. Exit 1 where one is refuted."""
    from hustings.check.check import check as check_story
    from hustings.check.record import Record
    from hustings.cli.progress import Obtaining
    from hustings.sources.opening import Desk

    written = _day(day)
    if form is StoryFormat.CLAIMREVIEW and (not (reviewed_by or "").strip() or not claims):
        raise typer.BadParameter(
            "a ClaimReview is signed by a person: give --reviewed-by NAME and --claims with the numbers "
            "signed off, as the text report prints them",
            param_hint="--format claimreview",
        )
    text = _text(story)
    own = _facts(facts or [])
    with Obtaining() as progress:
        record = Record(Desk(mirror, progress.tell), facts=own)
        checked = check_story(text, record, written)
    if form is StoryFormat.CLAIMREVIEW:
        _print_reviews(checked, reviewed_by or "", claims or "")
    elif form is StoryFormat.HTML:
        from hustings.check.report_page import report_page

        print(report_page(checked), end="")
    else:
        _emit(Format(form.value), checked, record)
    if checked.is_refuted:
        raise typer.Exit(_REFUTED)


def _emit(form: Format, checked: Checked, record: Record) -> None:
    def screen() -> Any:
        from hustings.check.report_screen import report_screen

        return report_screen(checked)

    def plain() -> dict[str, Any]:
        from hustings.check.report_plain import report_json

        return report_json(checked, record) | {"attribution": attribution}

    def rows() -> list[dict[str, Any]]:
        from hustings.check.report_plain import report_rows

        return report_rows(checked, record)

    def header() -> tuple[str, ...]:
        from hustings.check.report_plain import ROW_COLUMNS

        return ROW_COLUMNS

    opened = [record.election(name) for name in checked.elections]
    attribution = list(dict.fromkeys(line for one in opened if one for line in one.attribution))
    emit(form, screen, plain, rows, attribution, header)


def _day(typed: str | None) -> date | None:
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise typer.BadParameter(f"{typed!r}, want a day such as 2024-07-05", param_hint="--date") from None


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


def _facts(tables: Collection[Path]) -> list[Fact]:
    from hustings.check.facts import facts_of_file

    found: list[Fact] = []
    for table in tables:
        try:
            found += facts_of_file(table)
        except OSError as wrong:
            said = f"{table} cannot be read: {wrong.strerror}"
            raise typer.BadParameter(said, param_hint="--facts") from None
    return found


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
