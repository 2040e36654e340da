"""Seats and people found as people type them, or refused with the choices."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Literal

from hustings.errors import AmbiguousNameError, NameNotFoundError

LONGEST_TYPED = 200
MOST_NEAR = 3
# Likeness by RapidFuzz, from 0 to 100: of two words, and of the typed words on average.
NEAR_WORD = 75.0
NEAR_NAME = 65.0

Kind = Literal["seat", "person"]
_PLURAL = {"seat": "seats", "person": "people"}

_SMALL_WORDS = frozenset({"and", "in", "of", "on", "the", "upon"})
_COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_PAIRS = frozenset((_COMPASS[a], _COMPASS[b]) for a in "ns" for b in "ew")
_COUNTIES = """
    beds bedfordshire, berks berkshire, bucks buckinghamshire, cambs cambridgeshire, glos gloucestershire,
    hants hampshire, herts hertfordshire, lancs lancashire, leics leicestershire, lincs lincolnshire,
    northants northamptonshire, notts nottinghamshire, oxon oxfordshire, staffs staffordshire,
    wilts wiltshire, worcs worcestershire
"""
_WRITTEN_OUT = {
    **_COMPASS,
    **{first[0] + second[0]: f"{first} {second}" for first, second in _PAIRS},
    **{first + second: f"{first} {second}" for first, second in _PAIRS},
    **dict(pair.split() for pair in _COUNTIES.split(",")),
    **{"saint": "st", "gt": "great"},
}
_TITLE_WORDS = """
    sir dame dr doctor mr mrs ms miss mx prof professor rev revd reverend cllr councillor
    lord lady baron baroness rt hon right honourable the
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_HONOURS = frozenset({"mp", "ms", "msp", "mla", "mep", "kc", "qc", "pc", "jp", "obe", "cbe", "mbe"})

_APOSTROPHES = dict.fromkeys(map(ord, "'`´‘’ʻʼ′"))
# Letters that Unicode does not take apart into a plain letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "\ufe0f": None}
)


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be found by name.

    key: the ONS code of a seat, the record's key of a person. also: other
    names it answers to, such as former ones. hint: shown beside the name in a
    list of choices, such as the region, or "Lab, Blackburn 2024".
    """

    key: str
    name: str
    also: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    """A name made ready to compare: folded, and one or more readings of it as words."""

    printed: str
    folded: str
    readings: tuple[tuple[str, ...], ...]


def folded(name: str) -> str:
    """Return the form names are compared in: small letters, no accents, single spaces.

    "&" becomes "and"; apostrophes and control characters go; other signs separate words.
    A name of signs alone folds to "".

    >>> folded(" Queen’s Park & Ynys Môn")
    'queens park and ynys mon'
    """
    bare = name.translate(_APOSTROPHES)
    if bare.isascii():
        plain = bare.casefold().replace("&", " and ").translate(_PLAIN_ASCII)
    else:
        letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", bare).casefold())
        plain = "".join(map(_plain, letters.translate(_LETTERS | _APOSTROPHES).replace("&", " and ")))
    return " ".join(plain.split())


def _plain(character: str) -> str:
    """Return a letter or digit as it is, "" for what is dropped, a space for what parts words."""
    category = unicodedata.category(character)
    if character.isalnum():
        return character
    if unicodedata.combining(character) or category == "Cf":
        return ""
    if category == "Cc" and not character.isspace():
        return ""
    # Vowel signs of Indian scripts are marks that belong to the word.
    return character if category in ("Mn", "Mc") else " "


_PLAIN_ASCII = {code: _plain(chr(code)) for code in range(128)}


def _seat_form(name: str) -> _Form:
    plain = folded(name)
    full = " ".join(_WRITTEN_OUT.get(word, word) for word in plain.split() if word not in _SMALL_WORDS)
    return _Form(name, plain, (tuple(full.split()),))


def _person_form(name: str) -> _Form:
    surname, comma, rest = name.partition(",")
    plain = folded(f"{rest} {surname}" if comma else name)
    words = tuple(plain.split())
    bare = [word for word in words if word not in _HONOURS]
    while len(bare) > 1 and bare[0] in _TITLES:
        del bare[0]
    untitled = tuple(bare)
    return _Form(name, plain, (words, untitled) if untitled and untitled != words else (words,))


def _has_words(words: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    return bool(typed) and all(word in words for word in typed)


def _has_words_and_bearing(words: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    """Whether every typed word is there, and "west" does not stand for "north west"."""
    return _has_words(words, typed) and not any(
        (first in typed) != (second in typed)
        for first, second in pairwise(words)
        if (first, second) in _PAIRS
    )


def _has_words_or_initials(words: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    """Whether every typed word is there, a single letter standing for a word before the last."""
    whole = [word for word in typed if word in words]
    if len(whole) == len(typed) or not whole:
        return bool(whole)
    spare = Counter(word[0] for word in words[:-1] if word not in whole)
    return Counter(word for word in typed if word not in whole) <= spare


class _Names:
    """One sort of names, current or other, by each form in which they are looked up."""

    def __init__(self, pairs: Iterable[tuple[_Form, Named]]) -> None:
        self.rows = tuple(pairs)
        self._exact: dict[str, list[Named]] = {}
        self._any_order: dict[tuple[str, ...], list[Named]] = {}
        self._run_together: dict[str, list[Named]] = {}
        for form, named in self.rows:
            self._exact.setdefault(form.folded, []).append(named)
            self._run_together.setdefault(form.folded.replace(" ", ""), []).append(named)
            for words in form.readings:
                self._any_order.setdefault(tuple(sorted(words)), []).append(named)

    def exactly(self, typed: _Form) -> list[Named]:
        return self._exact.get(typed.folded, []) if typed.folded else []

    def same_words(self, typed: _Form) -> list[Named]:
        for words in filter(None, typed.readings):
            if hits := self._any_order.get(tuple(sorted(words))):
                return hits
        return self._run_together.get(typed.folded.replace(" ", ""), []) if typed.folded else []

    def with_words(
        self, typed: _Form, has: Callable[[tuple[str, ...], tuple[str, ...]], bool]
    ) -> list[Named]:
        """Return those that have every typed word, the shortest names first."""
        for wanted in typed.readings:
            hits = [
                (len(form.readings[0]), form.folded, named)
                for form, named in self.rows
                if has(form.readings[0], wanted)
            ]
            if hits:
                return [named for *_, named in sorted(hits, key=lambda hit: hit[:2])]
        return []


class Gazetteer:
    """Seats or people, found by name, by other names, by some of their words, or by key.

    kind: "seat" reads compass and county abbreviations and ignores "and" or
    "upon"; "person" reads initials, "Surname, First", and ignores titles.
    """

    def __init__(self, named: Iterable[Named], kind: Kind) -> None:
        """Index every Named. ValueError where two have one key."""
        everything = tuple(named)
        self._kind = kind
        self._form = _person_form if kind == "person" else _seat_form
        self._has = _has_words_or_initials if kind == "person" else _has_words_and_bearing
        self._by_key = {one.key.casefold(): one for one in everything}
        if len(self._by_key) != len(everything):
            raise ValueError(f"two {_PLURAL[kind]} have the same key")
        self._current = _Names((self._form(one.name), one) for one in everything)
        self._other = _Names((self._form(name), one) for one in everything for name in one.also)

    def find(self, typed: str) -> Named:
        """Return the one that the typed name means.

        The exact name decides before the same words in another order, a
        current name before a former one, and either before a part of a name.
        Half a compass point is no part: "Bristol West" is not Bristol North West.
        Errors: NameNotFoundError with up to three near names, never chosen
        from; AmbiguousNameError with the choices.
        """
        typed = typed.strip()
        shown = typed if len(typed) <= LONGEST_TYPED else typed[:40] + "…"
        hits = next(filter(None, self._ranks(typed)), [])
        if not hits:
            raise NameNotFoundError(self._kind, shown, self._near(typed))
        if len(hits) > 1:
            raise AmbiguousNameError(_PLURAL[self._kind], shown, _choices(hits))
        return hits[0]

    def matches(self, typed: str) -> tuple[Named, ...]:
        """Return all that the typed name may mean, best first; none where nothing fits."""
        ranked = chain.from_iterable(self._ranks(typed.strip()))
        return tuple({one.key: one for one in ranked}.values())

    def _ranks(self, typed: str) -> Iterator[list[Named]]:
        if len(typed) > LONGEST_TYPED:
            return
        form = self._form(typed)
        yield _distinct(self._current.exactly(form))
        by_key = self._by_key.get(typed.casefold())
        yield [by_key] if by_key else []
        yield _distinct(self._current.same_words(form))
        bearers = self._current.with_words(form, self._has)
        for former in (self._other.exactly(form), self._other.same_words(form)):
            # Several seats may succeed one: its name means the seat that still bears it.
            yield _distinct(one for one in former if one in bearers)
            yield _distinct(former)
        yield _distinct(bearers)
        yield _distinct(self._other.with_words(form, self._has))

    def _near(self, typed: str) -> tuple[str, ...]:
        if len(typed) > LONGEST_TYPED:
            return ()
        form = self._form(typed)
        if bearers := self._current.with_words(form, _has_words):
            return tuple(one.name for one in bearers[:MOST_NEAR])
        return self._alike(set(form.readings[-1])) if form.readings[-1] else ()

    def _alike(self, wanted: set[str]) -> tuple[str, ...]:
        """Return the names of which each wanted word, on average, is a likely slip."""
        forms = [form for form, _ in chain(self._current.rows, self._other.rows)]
        likeness = _likeness(wanted, {word for form in forms for word in form.readings[-1]})
        scores: dict[str, tuple[float, int]] = {}
        for form in forms:
            words = form.readings[-1]
            score = sum(max((like.get(word, 0.0) for word in words), default=0.0) for like in likeness)
            if score >= NEAR_NAME * len(wanted):
                scores.setdefault(form.printed, (-score, len(words)))
        return tuple(sorted(scores, key=lambda name: scores[name])[:MOST_NEAR])


def _likeness(wanted: set[str], known: set[str]) -> list[dict[str, float]]:
    """Return for each wanted word the known words near it, each with its likeness from 0 to 100."""
    from rapidfuzz import fuzz, process

    near = (
        process.extract(word, known, scorer=fuzz.ratio, score_cutoff=NEAR_WORD, limit=None)
        for word in sorted(wanted)
    )
    return [{word: score for word, score, _ in found} for found in near]


def _distinct(hits: Iterable[Named]) -> list[Named]:
    return list({one.key: one for one in hits}.values())


def _choices(hits: list[Named]) -> tuple[str, ...]:
    """Return each name with its hint, and with its key where that does not tell it apart."""
    shown = [f"{one.name} ({one.hint})" if one.hint else one.name for one in hits]
    return tuple(
        text if shown.count(text) == 1 else f"{text} [{one.key}]"
        for text, one in zip(shown, hits, strict=True)
    )
