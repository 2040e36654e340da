"""A checked story as one HTML page: the story marked up, every claim with its path, no script, no request."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from itertools import groupby

from hustings.check.checked import Checked
from hustings.check.judgement import Judged, Verdict
from hustings.check.marking import WORST_FIRST, Numbered, Stretch, stretches
from hustings.check.report_words import (
    SIGNS,
    Sources,
    about_in_words,
    not_understood_in_words,
    said_in_words,
)
from hustings.check.story import Sentence
from hustings.tell.standing_page import safe, standing_page


def report_page(checked: Checked, title: str = "A story checked", attribution: Sequence[str] = ()) -> str:
    """Return the page as HTML that needs nothing else."""
    sources = Sources(checked)
    body = [
        f"<header><h1>{safe(title)}</h1>",
        f"<p>{safe(about_in_words(checked))}</p>",
        f"{_counts(checked)}</header>",
        *_first(checked),
        *_story(checked),
        *_claims(checked, sources),
        *_rest(checked),
        *_sources(sources, attribution),
    ]
    style = (resources.files(__package__) / "report_page.css").read_text(encoding="utf-8")
    return standing_page(title, "\n".join(body), style)


def _css(verdict: Verdict) -> str:
    return verdict.value.replace(" ", "-")


def _counts(checked: Checked) -> str:
    counts = checked.count()
    if not any(counts.values()):
        return "<p>No claim on an election was recognised.</p>"
    told = (
        f'<li class="{_css(one)}"><b>{SIGNS[one]} {counts[one]}</b> {one.value}</li>'
        for one in WORST_FIRST
        if counts[one]
    )
    return f'<ul class="counts">{"".join(told)}</ul>'


def _first(checked: Checked) -> list[str]:
    """Return refuted claims, then imprecise ones, each with the record's own figure."""
    lines: list[str] = []
    numbered = list(enumerate(checked.claims, start=1))
    for verdict in (Verdict.REFUTED, Verdict.IMPRECISE):
        found = [(number, one) for number, one in numbered if one.judgement.verdict is verdict]
        if found:
            lines.append(f'<section class="first {_css(verdict)}"><h2>{verdict.value.capitalize()}</h2><ul>')
            lines += [_brief(number, one) for number, one in found]
            lines.append("</ul></section>")
    return lines


def _brief(number: int, one: Judged) -> str:
    said = safe(said_in_words(one.claim.passage.text))
    return f'<li><a href="#claim-{number}">{said}</a><br>{safe(one.judgement.reason)}</li>'


def _story(checked: Checked) -> list[str]:
    by_sentence = checked.by_sentence()
    lines = ['<section class="story" aria-label="The story">']
    for _, group in groupby(checked.story.sentences, key=lambda one: one.paragraph):
        sentences = list(group)
        tag = "h3" if all(one.is_heading for one in sentences) else "p"
        told = " ".join(_sentence(one, by_sentence.get(one.number, ())) for one in sentences)
        lines.append(f"<{tag}>{told}</{tag}>")
    return [*lines, "</section>"]


def _sentence(sentence: Sentence, claims: Sequence[Numbered]) -> str:
    return "".join(map(_stretch, stretches(sentence, claims)))


def _stretch(one: Stretch) -> str:
    text = safe(one.text)
    marked = text if one.verdict is None else f'<mark class="{_css(one.verdict)}">{text}</mark>'
    return marked + "".join(_link(number, judged.judgement.verdict) for number, judged in one.ending)


def _link(number: int, verdict: Verdict) -> str:
    return (
        f'<sup><a class="{_css(verdict)}" id="mark-{number}" href="#claim-{number}" '
        f'aria-label="claim {number}, {verdict.value}">{SIGNS[verdict]}{number}</a></sup>'
    )


def _claims(checked: Checked, sources: Sources) -> list[str]:
    if not checked.claims:
        return []
    told = (_claim(number, one, sources) for number, one in enumerate(checked.claims, start=1))
    return ["<h2>Every claim, and where its figures stand</h2>", '<ol class="claims">', *told, "</ol>"]


def _claim(number: int, one: Judged, sources: Sources) -> str:
    judged = one.judgement
    verdict, kind = judged.verdict, one.claim.type.value.replace("_", " ")
    lines = [
        f'<li id="claim-{number}">',
        f'<p><strong class="{_css(verdict)}">{SIGNS[verdict]} {verdict.value}</strong> {safe(kind)}: '
        f'<a href="#mark-{number}">{safe(said_in_words(one.claim.passage.text))}</a></p>',
        f"<p>{safe(judged.reason)}</p>",
    ]
    if verdict is Verdict.NOT_JUDGED and judged.actual:
        lines.append(f"<p>{safe(judged.actual)}</p>")
    lines += [f"<p>{safe(note)}</p>" for note in judged.notes]
    if judged.evidence:
        shown = "<br>".join(
            f'{safe(each.figure)} <a href="#source-{sources.number(each)}">{sources.pointers([each])}</a>'
            for each in judged.evidence
        )
        lines.append(f'<p class="source">{shown}</p>')
    return "\n".join([*lines, "</li>"])


def _rest(checked: Checked) -> list[str]:
    lines = []
    if checked.not_understood:
        said = safe(not_understood_in_words(checked))
        lines += ["<h2>Numbers that no claim uses</h2>", f"<p>{said}</p>"]
    if checked.missing:
        lines += ["<h2>Not at hand</h2>", *(f"<p>{safe(one)}</p>" for one in checked.missing)]
    return lines


def _sources(sources: Sources, attribution: Sequence[str]) -> list[str]:
    listed = sources.listed()
    if not listed:
        return []
    told = [f'<li id="source-{number}">[{number}] {safe(words)}</li>' for number, words in listed]
    lines = ["<h2>Sources</h2>", '<ul class="sources">', *told, "</ul>"]
    return [*lines, *(f'<p class="source">{safe(line)}</p>' for line in attribution)]
