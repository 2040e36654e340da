"""A guide as a folder of static pages: find your seat by name, one page a seat, no request to anybody."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from html import escape
from importlib import resources
from itertools import groupby

from hustings.endorse.choice import Choice, Ground
from hustings.endorse.guide import Guide
from hustings.endorse.guide_words import (
    MADE_UP,
    as_of_in_words,
    choice_in_words,
    counts,
    outcome_in_words,
    result_in_words,
)
from hustings.endorse.method import Outcome
from hustings.endorse.picks import Grade
from hustings.endorse.postcodes import Postcodes
from hustings.record.finding import folded
from hustings.tell.wording import day_in_words

INDEX = "index.html"
FEW = 60
"""Endorsements that the index also lists by themselves."""
MOST_POSTCODES = 50_000
"""Postcodes that a page holds; a longer look-up stays with the command."""


def guide_pages(guide: Guide, postcodes: Postcodes | None = None) -> dict[str, str]:
    """Return every page as HTML by file name: the index, and one a seat.

    postcodes: where there are no more than MOST_POSTCODES, the index finds
    seats by them too; what is typed never leaves the reader's machine.
    """
    names = page_names(guide)
    pages = {INDEX: _index(guide, names, postcodes)}
    style = _style()
    for choice in guide.choices:
        pages[names[choice.contest.key]] = _seat_page(choice, guide, style)
    return pages


def page_names(guide: Guide) -> dict[str, str]:
    """Return the file name of each seat's page by contest key: its name, and its key where two share it."""
    slugs = {one.contest.key: folded(one.contest.seat.name).replace(" ", "-") for one in guide.choices}
    said = list(slugs.values())
    own = {key: slug if slug and said.count(slug) == 1 else f"{slug}-{key}" for key, slug in slugs.items()}
    return {key: f"{'seat-' if slug in ('index', 'guide') else ''}{slug}.html" for key, slug in own.items()}


def _index(guide: Guide, names: Mapping[str, str], postcodes: Postcodes | None) -> str:
    script = (resources.files(__package__) / "guide_find.js").read_text(encoding="utf-8")
    looked_up = postcodes if postcodes is not None and len(postcodes) <= MOST_POSTCODES else None
    what = "part of its name, or your postcode" if looked_up else "part of its name"
    by_letter = [
        (letter, list(of_it))
        for letter, of_it in groupby(guide.choices, key=lambda one: folded(one.contest.seat.name)[:1].upper())
    ]
    body = [
        f"<h1>{escape(guide.organisation.name)}: voter guide</h1>",
        f'<p class="where">{escape(guide.title)}</p>',
        *_marks(guide),
        *_notice(guide),
        f"<p>{escape(_counted(guide))}</p>",
        '<form class="find" role="search" hidden>',
        f'<label for="seat">Find your seat: {what}</label>',
        '<input id="seat" type="search" autocomplete="off" spellcheck="false" aria-describedby="found">',
        '<p id="found" class="small" role="status"></p>',
        "</form>",
        *_endorsed(guide, names),
        '<nav aria-label="Seats by letter"><ul class="letters">',
        *(f'<li><a href="#{letter}">{letter}</a></li>' for letter, _ in by_letter),
        "</ul></nav>",
    ]
    for letter, choices in by_letter:
        body.append(f'<section class="letter" aria-labelledby="{letter}"><h2 id="{letter}">{letter}</h2>')
        body += ['<ul class="seats">', *(_line(one, names) for one in choices), "</ul></section>"]
    data = _postcode_data(looked_up, guide, names)
    tail = f"{data}<script>{script}</script>\n"
    return _page(f"{guide.organisation.name}: voter guide", body, guide, _style(), tail, script)


def _counted(guide: Guide) -> str:
    told = ", ".join(f"{word} {count}" for word, count in counts(guide).items())
    return f"Of {len(guide.choices)} seats: {told}. Shown is {as_of_in_words(guide)}."


def _endorsed(guide: Guide, names: Mapping[str, str]) -> list[str]:
    """Return the seats with an endorsement as a list of their own, where they are few."""
    found = [one for one in guide.choices if one.outcome is Outcome.ENDORSE]
    if not 0 < len(found) <= FEW:
        return []
    lines = [_line(one, names) for one in found]
    return [
        "<section><h2>Seats with an endorsement</h2>",
        '<ul class="seats few">',
        *lines,
        "</ul></section>",
    ]


def _line(choice: Choice, names: Mapping[str, str]) -> str:
    seat = choice.contest.seat
    picked = f": {choice.candidacy.person.name}" if choice.candidacy else ""
    outcome = escape(outcome_in_words(choice) + picked)
    return (
        f'<li data-name="{escape(folded(seat.name))}"><a href="{names[choice.contest.key]}">'
        f'{escape(seat.name)}</a> <span class="outcome">{outcome}</span></li>'
    )


def _postcode_data(postcodes: Postcodes | None, guide: Guide, names: Mapping[str, str]) -> str:
    if postcodes is None:
        return ""
    seats = {one.contest.key: one.contest.seat.name for one in guide.choices}
    where = {key: [name, names[key]] for key, name in seats.items()}
    held = {"codes": dict(postcodes.seats), "seats": where, "file": postcodes.name}
    told = json.dumps(held, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="postcodes">{told}</script>\n'


def _seat_page(choice: Choice, guide: Guide, style: str) -> str:
    seat = choice.contest.seat
    is_stated = choice.outcome is Outcome.ENDORSE and choice.grade in (None, Grade.STATED)
    endorsed = " endorse" if is_stated else ""
    country = seat.country if seat.country != seat.region else ""
    where = ", ".join(filter(None, [seat.region, country, day_in_words(choice.contest.day)]))
    body = [
        f"<h1>{escape(seat.name)}</h1>",
        f'<p class="where">{escape(where)}</p>',
        *_marks(guide),
        f'<p class="choice{endorsed}">{escape(choice_in_words(choice, guide))}.</p>',
        *_notice(guide),
        "<h2>Why</h2>",
        _list(choice.reasons),
    ]
    if choice.tried:
        rules = "One rule that was" if len(choice.tried) == 1 else f"{len(choice.tried)} rules that were"
        body.append(f"<details><summary>{rules} tried first</summary>{_list(choice.tried)}</details>")
    if choice.grounds:
        body += ["<h2>Sources</h2>", "<ul>", *map(_ground, choice.grounds), "</ul>"]
    if choice.result is not None:
        body += ["<h2>Result</h2>", f"<p>{escape(result_in_words(choice.result, choice))}.</p>"]
    body += ["<h2>Who stands here</h2>", _standing(choice)]
    return _page(f"{seat.name} – {guide.organisation.name}: voter guide", body, guide, style)


def _standing(choice: Choice) -> str:
    people = sorted(choice.contest.candidacies, key=lambda one: (one.person.surname, one.person.first_name))
    return _list(tuple(f"{one.person.name}, {one.description}" for one in people))


def _ground(ground: Ground) -> str:
    day = f", {day_in_words(ground.day)}" if ground.day else ""
    words = f"{ground.words[:1].upper()}{ground.words[1:]}"
    address, _, rest = ground.source.partition(" ")
    if not address.startswith(("https://", "http://")):
        return f"<li>{escape(words)}: {escape(ground.source)}{day}</li>"
    link = f'<a href="{escape(address)}" rel="noreferrer">{escape(address)}</a>'
    return f"<li>{escape(words)}: {link}{escape(f' {rest}' if rest else '')}{day}</li>"


def _marks(guide: Guide) -> list[str]:
    told = [MADE_UP] if guide.organisation.is_made_up else []
    told += [guide.note] if guide.is_test and guide.note else []
    return [f'<p class="warn">{escape(one)}</p>' for one in told]


def _notice(guide: Guide) -> list[str]:
    notice = guide.organisation.notice
    return [f'<p class="small">{escape(notice)}</p>'] if notice else []


def _list(lines: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _footer(guide: Guide) -> str:
    organisation = guide.organisation
    told = [organisation.imprint or "No imprint is known for this guide."]
    told += [f"“Held by” and “second” are by {guide.baseline}.", *guide.attribution]
    if not guide.has_results:
        told.append("No results are shown: none of this comes from votes of this election.")
    if any(one.grade not in (None, Grade.STATED) for one in guide.choices):
        told.append("Where an endorsement is inferred, no source states it in words.")
    return "".join(f"<p>{escape(line)}</p>" for line in told if line)


def _style() -> str:
    return (resources.files(__package__) / "guide_page.css").read_text(encoding="utf-8")


def _page(title: str, body: list[str], guide: Guide, style: str, tail: str = "", script: str = "") -> str:
    allowed = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
    if script:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        allowed += f"; script-src 'sha256-{digest}'"
    organisation = guide.organisation
    home = f'<a href="{INDEX}">{escape(organisation.name)}: voter guide, all seats</a>'
    if script:
        home = escape(organisation.name)
        if organisation.site.startswith(("https://", "http://")):
            home = f'<a href="{escape(organisation.site)}" rel="noreferrer">{home}</a>'
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">Skip to the guide</a>\n'
        f'<header><nav aria-label="Guide"><p>{home}</p></nav></header>\n'
        f'<main id="main">\n{chr(10).join(body)}\n</main>\n<footer>\n{_footer(guide)}\n</footer>\n'
        f"{tail}</body>\n</html>\n"
    )
