"""A sentence cut into lines that say one thing each, asides and quotations apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from hustings.check.notation import encoded
from hustings.check.tag import Tag, Tagged, TagKind

NAMES = frozenset({"PERSON", "PARTY", "SEAT"})
_ENDS = ("COMMA", "SEMICOLON", "COLON", "DASH", "STOP", "OPEN", "CLOSE")
_HARD_ENDS = ("SEMICOLON", "COLON", "DASH", "STOP")
_BREAKS = frozenset({"but", "while", "whilst", "although", "though", "whereas", "meanwhile"})
_VERBS = ("WIN", "POLL", "BEAT", "LOSE", "HOLD", "COME", "AUX", "BE", "UP", "DOWN", "OVERTURN")
_OPENERS = (
    "DET",
    "PARTY",
    "OFFICE",
    "AGE",
    "ORDINAL",
    "PREVIOUS",
    "MEMBER",
    "SITTING",
    "STANDER",
    "UP",
    "DOWN",
)
LONGEST_QUOTED_TERM = 3
"""Words in quotation marks up to this many are a term, not somebody's words."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, phrase, name or number as patterns see it, with the tags it stands for."""

    code: str
    tags: tuple[Tag, ...]

    @property
    def tag(self) -> Tag:
        """Its tag; the first of a phrase."""
        return self.tags[0]

    @property
    def word(self) -> str:
        """Its small letters, words of a phrase joined by _; # of a number, _ of a name."""
        return self.code.split("|", 1)[0]

    def has(self, *classes: str) -> bool:
        """Whether it is of one of the classes."""
        return not _classes_of(self.code).isdisjoint(classes)


@lru_cache(maxsize=1 << 16)
def _classes_of(code: str) -> frozenset[str]:
    return frozenset(code.split("|")[1:])


@dataclass(frozen=True)
class Line:
    """Part of a sentence without what is set off within it.

    head: what an aside hangs on ("Corbyn, who ..."). quoted: somebody else's words.
    """

    tagged: Tagged
    tokens: tuple[Token, ...]
    head: Tag | None = None
    is_aside: bool = False
    quoted: bool = False
    offsets: dict[int, int] = field(default_factory=dict, compare=False)

    @cached_property
    def text(self) -> str:
        """What patterns are matched with; `offsets` tells which token begins where."""
        written, at = ["^ "], 2
        for number, token in enumerate(self.tokens):
            self.offsets[at] = number
            written.append(f"{token.code} ")
            at += len(token.code) + 1
        return "".join(written)

    @cached_property
    def segments(self) -> tuple[int, ...]:
        """The number of the segment that each token stands in, cut at marks and at `but`, `while`, ..."""
        numbers, now = [], 0
        for token in self.tokens:
            now += token.has(*_ENDS) or token.word in _BREAKS
            numbers.append(now)
        return tuple(numbers)

    def segment(self, at: int) -> tuple[Token, ...]:
        """Return the tokens between the marks around a token."""
        return tuple(
            token
            for token, number in zip(self.tokens, self.segments, strict=True)
            if number == self.segments[at]
        )

    def find(self, *classes: str) -> Iterable[int]:
        """Yield where tokens of the classes stand."""
        return (at for at, token in enumerate(self.tokens) if token.has(*classes))

    @property
    def is_question(self) -> bool:
        """Whether the sentence ends in a question mark."""
        return bool(self.tagged.tags) and self.tagged.tags[-1].low == "?"


def lines(tagged: Tagged) -> tuple[Line, ...]:
    """Return the lines of a sentence: the main one first, then quotations and asides."""
    tokens = [Token(code, tagged.tags[first : last + 1]) for code, first, last in encoded(tagged.tags)]
    spoken, own = _spoken(tagged, tokens)
    found = _cut(tagged, own, None)
    return (*found, *(Line(tagged, tuple(words), quoted=True) for words in spoken))


def _spoken(tagged: Tagged, tokens: list[Token]) -> tuple[list[list[Token]], list[Token]]:
    """Return the tokens of each long quotation, and those outside any."""
    spoken: list[list[Token]] = []
    own = tokens
    for start, end in tagged.quoted:
        inside = [one for one in own if start <= one.tag.start and one.tags[-1].end <= end]
        if sum(not one.has("QUOTE", *_ENDS) for one in inside) > LONGEST_QUOTED_TERM:
            spoken.append(inside)
            own = [one for one in own if one not in inside]
    return spoken, [one for one in own if not one.has("QUOTE")]


def _cut(tagged: Tagged, tokens: list[Token], head: Tag | None) -> list[Line]:
    kept: list[Token] = []
    asides: list[Line] = []
    at = 0
    while at < len(tokens):
        end = _aside_end(tokens, at) if kept else None
        if end is None:
            kept.append(tokens[at])
            at += 1
            continue
        name = _name_before(kept)
        asides += [_as_aside(line, name) for line in _cut(tagged, tokens[at + 1 : end], name)]
        at = end + (end < len(tokens) and tokens[end].has("COMMA"))
    return [Line(tagged, tuple(kept), head), *asides]


def _as_aside(line: Line, head: Tag | None) -> Line:
    return Line(line.tagged, line.tokens, line.head or head, is_aside=True)


def _name_before(kept: list[Token]) -> Tag | None:
    at = len(kept) - 1
    if kept[at].has("CLOSE"):
        while at > 0 and not kept[at].has("OPEN"):
            at -= 1
        at -= 1
    return kept[at].tag if at >= 0 and kept[at].has(*NAMES) else None


def _aside_end(tokens: list[Token], at: int) -> int | None:
    """Return where an aside that opens with the comma at `at` ends; None where it opens none."""
    if not tokens[at].has("COMMA") or at + 1 >= len(tokens) or at == 0:
        return None
    after, before = tokens[at + 1], tokens[at - 1]
    end = next((n for n in range(at + 1, len(tokens)) if tokens[n].has("COMMA", *_HARD_ENDS)), len(tokens))
    is_relative = after.has("REL") or after.word in ("where", "whose")
    if is_relative:
        end = _relative_end(tokens, end)
        return end if before.has(*NAMES, "CLOSE", "STANDER", "OFFICE") else None
    if not before.has("PERSON", "PARTY", "CLOSE"):
        return None
    called = tokens[at + 2] if after.has("DET") and at + 2 < len(tokens) else after
    is_short = end == at + (3 if after.has("DET") else 2)
    if is_short and called.has("PERSON") and set(called.tag.people) & set(before.tag.people):
        return end
    body = tokens[at + 1 : end]
    is_closed = end < len(tokens) and tokens[end].has("COMMA")
    if (
        is_closed
        and _goes_on(tokens, end + 1)
        and (not _goes_on(tokens, at + 1) or after.word.endswith("ing"))
        and after.word not in ("and", "but")
    ):
        return end
    if after.has("PERCENT", "COUNT", "AND") or _is_listed(tokens, at, end):
        return None
    if after.has(*_OPENERS) or after.word in ("with", "on", "once"):
        is_verbless = not any(one.has(*_VERBS) for one in body[1:])
        names_stander = any(one.has("STANDER", "OFFICE", "MEMBER") for one in body[:4])
        if is_verbless or (not is_closed and names_stander):
            return end
    return None


def _relative_end(tokens: list[Token], end: int) -> int:
    """Return where "who ..." ends: behind what is set off in it, and further numbers or an infinitive."""
    while end + 1 < len(tokens) and tokens[end].has("COMMA") and not _goes_on(tokens, end + 1):
        inner = _aside_end(tokens, end)
        if inner is None and not _adds_number(tokens, end + 1) and tokens[end + 1].word != "to":
            break
        after = range(end + 1, len(tokens))
        end = inner or next((n for n in after if tokens[n].has("COMMA", *_HARD_ENDS)), len(tokens))
    return end


def _adds_number(tokens: list[Token], at: int) -> bool:
    """Whether another number of the same follows: ", or 45 per cent", ", up 3 points"."""
    after = [one for one in tokens[at : at + 2] if one.word not in ("or", "and")]
    return bool(after) and (
        after[0].has("PERCENT", "POINTS") or (after[0].has("UP", "DOWN") and len(after) > 1)
    )


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether a verb follows, so that what stood before the comma is its subject."""
    after = [one for one in tokens[at : at + 2] if not one.has("ADV")]
    return bool(after) and after[0].has(*_VERBS) and not after[0].has("NUMBER", "UP", "DOWN")


def _is_listed(tokens: list[Token], at: int, end: int) -> bool:
    """Whether names follow one another: "Labour, the Greens and Reform"."""
    opens_name = [one for one in tokens[at + 1 : end] if not one.has("DET")][:1]
    follows = tokens[at + 2 : end]
    return bool(opens_name) and opens_name[0].has("PARTY") and any(one.word == "and" for one in follows[:3])


def is_name(tag: Tag) -> bool:
    """Whether a tag can be what something is about."""
    return tag.kind in (TagKind.PERSON, TagKind.PARTY, TagKind.SEAT)
