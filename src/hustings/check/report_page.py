"""A checked story as one HTML page: the story marked up, every claim with its path, no script, no request."""

from __future__ import annotations

from html import escape
from importlib import resources
from itertools import groupby

from hustings.check.checked import Checked
from hustings.check.judgement import Judged, Verdict
from hustings.check.report_words import SIGNS, counts_in_words, evidence_in_words
from hustings.check.story import Sentence
from hustings.tell.wording import day_in_words

_WORST_FIRST = (
    Verdict.REFUTED,
    Verdict.IMPRECISE,
    Verdict.NOT_CHECKABLE,
    Verdict.SUPPORTED,
    Verdict.NOT_JUDGED,
)


def report_page(checked: Checked, title: str = "A story checked") -> str:
    """Return the page as HTML that needs nothing else."""
    body = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(counts_in_words(checked))}</p>",
        _about(checked),
        _key(),
    ]
    body.append('<section class="story" aria-label="The story">')
    for _, sentences in groupby(checked.story.sentences, key=lambda one: one.paragraph):
        body.append("<p>" + " ".join(_sentence(one, checked) for one in sentences) + "</p>")
    body += ["</section>", "<h2>The claims</h2>", '<ol class="claims">']
    body += [_claim(number, one) for number, one in enumerate(checked.claims, start=1)]
    body += ["</ol>", *_rest(checked)]
    return _page(title, "\n".join(body))


def _about(checked: Checked) -> str:
    day = f"Story of {day_in_words(checked.story.day)}" if checked.story.day else "Story without a date"
    names = ", ".join(checked.elections) or "no election"
    return f"<p>{escape(day)}; set against {escape(names)}.</p>"


def _key() -> str:
    signs = (f'<span class="{_css(one)}">{SIGNS[one]} {one.value}</span>' for one in Verdict)
    return f'<p class="key">{" ".join(signs)}</p>'


def _css(verdict: Verdict) -> str:
    return verdict.value.replace(" ", "-")


def _sentence(sentence: Sentence, checked: Checked) -> str:
    """Return a sentence with each stretch marked by the worst verdict on it, and its claims' numbers."""
    claims = checked.of_sentence(sentence.number)
    edges = {sentence.start, sentence.end}
    for _, one in claims:
        edges |= {
            min(max(at, sentence.start), sentence.end)
            for at in (one.claim.passage.start, one.claim.passage.end)
        }
    ordered = sorted(edges)
    told = "".join(
        _stretch(first, last, checked, claims) for first, last in zip(ordered, ordered[1:], strict=False)
    )
    numbers = "".join(
        f'<sup><a class="{_css(one.judgement.verdict)}" href="#claim-{number}" '
        f'aria-label="claim {number}, {one.judgement.verdict.value}">'
        f"{SIGNS[one.judgement.verdict]}{number}</a></sup>"
        for number, one in claims
    )
    return told + numbers


def _stretch(first: int, last: int, checked: Checked, claims: tuple[tuple[int, Judged], ...]) -> str:
    text = escape(checked.story.text[first:last])
    here = [
        one.judgement.verdict
        for _, one in claims
        if one.claim.passage.start <= first and last <= one.claim.passage.end
    ]
    if not here:
        return text
    worst = min(here, key=_WORST_FIRST.index)
    return f'<mark class="{_css(worst)}">{text}</mark>'


def _claim(number: int, one: Judged) -> str:
    claim, judged = one.claim, one.judgement
    said = escape(" ".join(claim.passage.text.split()))
    lines = [
        f'<li id="claim-{number}">',
        f'<p><strong class="{_css(judged.verdict)}">{SIGNS[judged.verdict]} {judged.verdict.value}</strong> '
        f"{escape(claim.type.value.replace('_', ' '))}: “{said}”</p>",
        f"<p>{escape(judged.reason)}</p>",
    ]
    if judged.verdict is Verdict.NOT_JUDGED and judged.actual:
        lines.append(f"<p>{escape(judged.actual)}</p>")
    lines += [f"<p>{escape(note)}</p>" for note in judged.notes]
    lines += [f'<p class="source">{escape(evidence_in_words(each))}</p>' for each in judged.evidence]
    return "\n".join([*lines, "</li>"])


def _rest(checked: Checked) -> list[str]:
    lines = []
    if checked.not_understood:
        said = ", ".join(checked.story.text[one.start : one.end] for one in checked.not_understood)
        lines.append(f"<p>Numbers not understood: {escape(said)}</p>")
    lines += [f"<p>Not at hand: {escape(one)}</p>" for one in checked.missing]
    return lines


def _page(title: str, body: str) -> str:
    style = (resources.files(__package__) / "report_page.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
