"""A checked story on the terminal: what to look at first, then the story with its marks, then the sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hustings.check.checked import Checked
from hustings.check.judgement import Judged, Verdict
from hustings.check.marking import Numbered, stretches
from hustings.check.report_words import (
    SIGNS,
    Sources,
    about_in_words,
    counts_in_words,
    not_understood_in_words,
    said_in_words,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from hustings.check.story import Sentence

STYLES = {
    Verdict.SUPPORTED: "green",
    Verdict.IMPRECISE: "yellow",
    Verdict.REFUTED: "bold red",
    Verdict.NOT_CHECKABLE: "cyan",
    Verdict.NOT_JUDGED: "dim",
}
FIRST = (Verdict.REFUTED, Verdict.IMPRECISE)
"""What an editor has to look at before anything else, worst first."""
_SHORT = 60


def report_screen(checked: Checked, attribution: Sequence[str] = ()) -> RenderableType:
    """Return the report. Numbers in brackets point to the sources listed under the story."""
    from rich.console import Group
    from rich.text import Text

    sources = Sources(checked)
    lines: list[RenderableType] = [
        Text(counts_in_words(checked), style="bold"),
        Text(about_in_words(checked), style="dim"),
        *_first(checked),
        *_heading("The story"),
    ]
    by_sentence = checked.by_sentence()
    for sentence in checked.story.sentences:
        claims = by_sentence.get(sentence.number, ())
        lines += [_marked(sentence, claims), *(_told(*one, sources) for one in claims), Text()]
    return Group(*lines[:-1], *_rest(checked), *_sources(sources, attribution))


def _heading(words: str) -> tuple[Text, Text]:
    from rich.text import Text

    return Text(), Text(words, style="bold underline")


def _first(checked: Checked) -> list[RenderableType]:
    """Return refuted claims, then imprecise ones, each with the record's own figure."""
    from rich.text import Text

    lines: list[RenderableType] = []
    numbered = list(enumerate(checked.claims, start=1))
    for verdict in FIRST:
        found = [(number, one) for number, one in numbered if one.judgement.verdict is verdict]
        if found:
            lines += _heading(verdict.value.capitalize())
        for number, one in found:
            words = Text.assemble((said_in_words(one.claim.passage.text), STYLES[verdict]), "\n")
            lines.append(_row(number, verdict, words.append(one.judgement.reason)))
    return lines


def _marked(sentence: Sentence, claims: Sequence[Numbered]) -> Text:
    """Return a sentence with claims in the colour of their verdict, and sign and number where each ends."""
    from rich.text import Text

    told = Text(style="" if claims else "dim")
    for one in stretches(sentence, claims):
        is_plain = one.verdict in (None, Verdict.NOT_JUDGED)
        told.append(one.text, "" if is_plain or one.verdict is None else STYLES[one.verdict])
        for number, judged in one.ending:
            verdict = judged.judgement.verdict
            told.append(f"[{SIGNS[verdict]}{number}]", STYLES[verdict])
    return told


def _told(number: int, one: Judged, sources: Sources) -> RenderableType:
    """Return a claim under its sentence: type, words, reason, notes, and where the figures stand."""
    from rich.text import Text

    judged, verdict = one.judgement, one.judgement.verdict
    words = Text.assemble(
        (one.claim.type.value.replace("_", " "), "bold"),
        (f" {said_in_words(one.claim.passage.text, _SHORT)}", "italic"),
        f": {judged.reason}",
    )
    if verdict is Verdict.NOT_JUDGED and judged.actual:
        words.append(f" ({judged.actual})")
    for note in judged.notes:
        words.append(f"\n{note}")
    if verdict in (Verdict.SUPPORTED, Verdict.NOT_JUDGED):
        words.append(f" {sources.pointers(judged.evidence)}" if judged.evidence else "", "dim")
    else:
        for each in judged.evidence:
            words.append(f"\n{sources.pointed(each)}", "dim")
    return _row(number, verdict, words)


def _row(number: int, verdict: Verdict, words: Text) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, min_width=5)
    grid.add_column(ratio=1)
    grid.add_row(Text(f" {SIGNS[verdict]} {number}", style=STYLES[verdict]), words)
    return grid


def _rest(checked: Checked) -> list[RenderableType]:
    from rich.text import Text

    lines: list[RenderableType] = []
    if checked.not_understood:
        said = not_understood_in_words(checked)
        lines += [*_heading("Numbers that no claim uses"), Text(said)]
    if checked.missing:
        lines += [*_heading("Not at hand"), *map(Text, checked.missing)]
    return lines


def _sources(sources: Sources, attribution: Sequence[str]) -> list[RenderableType]:
    from rich.text import Text

    told = [f"[{number}] {words}" for number, words in sources.listed()]
    if not told:
        return []
    return [*_heading("Sources"), *(Text(line, style="dim") for line in (*told, *attribution))]
