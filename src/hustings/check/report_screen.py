"""A checked story on the terminal: its sentences, each with its verdicts, figures and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hustings.check.checked import Checked
from hustings.check.judgement import Judged, Verdict
from hustings.check.report_words import SIGNS, counts_in_words, evidence_in_words
from hustings.tell.wording import day_in_words

if TYPE_CHECKING:
    from rich.console import RenderableType

STYLES = {
    Verdict.SUPPORTED: "green",
    Verdict.IMPRECISE: "yellow",
    Verdict.REFUTED: "bold red",
    Verdict.NOT_CHECKABLE: "cyan",
    Verdict.NOT_JUDGED: "dim",
}


def report_screen(checked: Checked) -> RenderableType:
    """Return the report: a head, every sentence with its claims under it, and what was not understood."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    lines: list[RenderableType] = [
        Text(counts_in_words(checked), style="bold"),
        Text(_against(checked), style="dim"),
    ]
    for sentence in checked.story.sentences:
        claims = checked.of_sentence(sentence.number)
        lines.append(Text())
        lines.append(Text(" ".join(sentence.text.split()), style="" if claims else "dim"))
        lines += [Padding(_told(number, one), (0, 0, 0, 2)) for number, one in claims]
    lines += _rest(checked)
    return Group(*lines)


def _against(checked: Checked) -> str:
    day = f"story of {day_in_words(checked.story.day)}" if checked.story.day else "story without a date"
    names = ", ".join(checked.elections)
    return f"{day}; set against {names}" if names else f"{day}; no election is in it"


def _told(number: int, one: Judged) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    judged = one.judgement
    verdict = judged.verdict
    words = Text.assemble(
        (f"{verdict.value} ", STYLES[verdict]),
        (f"{one.claim.type.value.replace('_', ' ')}: ", "bold"),
        judged.reason,
    )
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(Text(f"{SIGNS[verdict]} {number}", style=STYLES[verdict]), words)
    said = " ".join(one.claim.passage.text.split())
    grid.add_row("", Text(f"“{said}”", style="italic dim"))
    if verdict is Verdict.NOT_JUDGED and judged.actual:
        grid.add_row("", Text(judged.actual))
    for note in judged.notes:
        grid.add_row("", Text(note))
    for each in judged.evidence:
        grid.add_row("", Text(evidence_in_words(each), style="dim"))
    return grid


def _rest(checked: Checked) -> list[RenderableType]:
    from rich.text import Text

    lines: list[RenderableType] = []
    if checked.not_understood:
        said = ", ".join(checked.story.text[one.start : one.end] for one in checked.not_understood)
        lines += [Text(), Text(f"Numbers not understood: {said}")]
    if checked.missing:
        lines += [Text(), *(Text(f"Not at hand: {one}") for one in checked.missing)]
    return lines
