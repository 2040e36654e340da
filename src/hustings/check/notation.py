"""A small notation for patterns over tagged words, and its translation into regular expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from hustings.check.lexicon import CLASSES_OF, MACROS, PHRASES
from hustings.check.quantity import Unit
from hustings.check.tag import Tag, TagKind

_MARKS = {
    ",": "COMMA", ";": "SEMICOLON", ":": "COLON", "(": "OPEN", ")": "CLOSE", "-": "DASH", "[": "OPEN",
    "]": "CLOSE", ".": "STOP", "?": "STOP", "!": "STOP", '"': "QUOTE",
}  # fmt: skip
_ELEMENT = re.compile(r"(?:(?P<name>[a-z]\w*):)?(?P<look>[!>])?(?P<what>[^\s?*!>]+?)(?P<many>[?*]?)$")
_POINTING = frozenset(
    {
        "he",
        "she",
        "they",
        "him",
        "her",
        "his",
        "their",
        "it",
        "its",
        "them",
        "who",
        "which",
        "whose",
        "whom",
        "there",
    }
)
_WRITTEN = (TagKind.WORD, TagKind.MARK)
_GAPS = {
    "..": r"(?:[^ ]*\|PLAIN\|[^ ]* ){0,4}?",
    "...": r"(?:[^ ]*\|ANY\|[^ ]* ){0,6}?",
    "....": r"(?:[^ ]*\|ANY\|[^ ]* ){0,12}?",
}


def encoded(tags: Sequence[Tag]) -> list[tuple[str, int, int]]:
    """Return the tokens of a sentence: how patterns see each, and its first and last tag.

    A token is written `word|CLASS|CLASS|`; names and numbers have no word but
    the classes of their kind and unit. Words of the lexicon's phrases are one
    token. PLAIN is what names and numbers nothing, ANY what a gap may pass over.
    """
    tokens = []
    at = 0
    while at < len(tags):
        hyphened = _hyphened(tags, at)
        taken = max(hyphened, _phrase_at(tags, at)) if tags[at].kind in _WRITTEN else 1
        joint = "" if hyphened == taken > 1 else "_"
        word = joint.join(tag.low.replace(" ", "_") for tag in tags[at : at + taken])
        tokens.append((_token(tags[at], word), at, at + taken - 1))
        at += taken
    return tokens


def _hyphened(tags: Sequence[Tag], at: int) -> int:
    """Return how many tags a word with hyphens takes, such as wafer-thin; 1 where it has none."""
    end = at
    while (
        end + 2 < len(tags)
        and tags[end].kind is tags[end + 2].kind is TagKind.WORD
        and tags[end + 1].low == "-"
        and tags[end].end == tags[end + 1].start
        and tags[end + 1].end == tags[end + 2].start
    ):
        end += 2
    return end - at + 1


def _phrase_at(tags: Sequence[Tag], at: int) -> int:
    for words in PHRASES.get(tags[at].low, ()):
        run = tags[at : at + len(words)]
        if len(run) == len(words) and all(
            tag.kind in _WRITTEN and tag.low == word for tag, word in zip(run, words, strict=True)
        ):
            return len(words)
    return 1


def _token(tag: Tag, word: str) -> str:
    if tag.kind is TagKind.NUMBER and tag.number is not None:
        dated = ["DATE"] if tag.number.unit is Unit.YEAR else []
        return "|".join(["#", "NUMBER", tag.number.unit.name, *dated, ""])
    if tag.kind is TagKind.DATE:
        return "@|DATE|YEAR|ANY|" if tag.number is not None else "@|DATE|ANY|"
    if tag.kind in _WRITTEN:
        own = _MARKS.get(word)
        passed = ["PLAIN", "ANY"] if own is None else ["ANY"] if own == "COMMA" else []
        clean = word.replace("|", "/")
        is_month = tag.text == "May"
        classes = () if is_month else CLASSES_OF.get(word) or _guessed(word)
        return "|".join([clean, *([own] if own else []), *classes, *passed, ""])
    pointing = tag.low in _POINTING
    written = tag.low if pointing else "_"
    owning = ["OWN"] if tag.low in ("his", "her", "their", "its", "whose") else []
    relative = ["REL"] if tag.low in ("who", "which", "whose", "whom") else []
    carried = ["CARRIED"] if tag.is_carried or pointing else []
    year = ["YEAR"] if tag.kind is TagKind.ELECTION and tag.low.isdecimal() else []
    return "|".join([written, tag.kind.name, *year, *owning, *relative, *carried, "ANY", ""])


def _guessed(word: str) -> tuple[str, ...]:
    return ("ADV",) if word.endswith("ly") and len(word) > 4 else ()


@cache
def compiled(form: str) -> re.Pattern[str]:
    """Return the regular expression of a pattern.

    Elements are set apart by blanks. `by` is a word, `BEAT` a class of the
    lexicon or a kind of tag (PERSON, PARTY, SEAT, COUNT, PERCENT, POINTS, ...),
    `by/with` either; `PLAIN` any word that names or numbers nothing; `name:`
    keeps what is found; `!NOT` looks ahead for what must not follow, `>THIS`
    for what must, or the end; `?` may be absent, `*` any number of times;
    `( a | b )` and `( a )?` group; `^` and `$` are the line's ends; `{seat}` is
    a macro; `..` passes over up to four plain words, `...` over up to six and
    `....` over up to twelve of any but numbers and marks other than commas.
    """
    return re.compile("(?<= )" + "".join(_part(element) for element in _spelt_out(form).split()))


@cache
def needed(form: str) -> tuple[frozenset[str], ...]:
    """Return what a line must have for the pattern to be worth trying: one of each set."""
    sets, depth = [], 0
    for element in _spelt_out(form).split():
        if element in ("(", ")", ")?", ")*", "|"):
            depth += (element == "(") - element.startswith(")")
        elif not depth and (found := _ELEMENT.match(element)) and not found["look"] and not found["many"]:
            sets.append(frozenset(found["what"].split("/")))
    return tuple(one for one in sets if not one & {"..", "...", "....", "^", "$"})


def words_and_classes(text: str) -> frozenset[str]:
    """Return every word and class of an encoded line."""
    return frozenset(text.replace(" ", "|").split("|"))


def _spelt_out(form: str) -> str:
    for name, meaning in MACROS.items():
        form = form.replace("{" + name + "}", meaning)
    return form


def _part(element: str) -> str:
    if element == "(":
        return "(?:"
    if element in ("|", ")", ")?", ")*"):
        return element
    if element in _GAPS:
        return _GAPS[element]
    if element == "^":
        return r"(?<=\^ )"
    if element == "$":
        return r"(?=(?:[^ ]*\|(?:STOP|SEMICOLON|QUOTE)\|[^ ]* )?$)"
    found = _ELEMENT.match(element)
    if found is None:
        raise ValueError(f"{element!r} is no element of a pattern")
    choices = [_choice(one) for one in found["what"].split("/")]
    token = f"(?:{'|'.join(choices)}) "
    if found["look"]:
        return f"(?!{token})" if found["look"] == "!" else f"(?={token}|$)"
    if found["name"]:
        token = f"(?P<{found['name']}>{token})"
    return f"(?:{token}){found['many']}" if found["many"] else token


def _choice(one: str) -> str:
    if one.isupper() and one.isalpha() or one.replace("_", "").isupper():
        return rf"[^ ]*\|{one}\|[^ ]*"
    return rf"{re.escape(one)}\|[^ ]*"
