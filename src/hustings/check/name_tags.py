"""Names put among a sentence's tags: each one tag, with a title before a person and without a stray hedge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hustings.check.mentions import Mention
from hustings.check.quantity import Hedge
from hustings.check.story import Story
from hustings.check.surnames import TITLES
from hustings.check.tag import Tag, TagKind
from hustings.check.words import words

_CURLY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def low_letters(text: str) -> str:
    """Return a name's words as patterns read them: small letters, straight quotes, single spaces."""
    return " ".join(text.translate(_CURLY).lower().split())


def with_names(story: Story, row: Sequence[Tag], mentions: Iterable[Mention]) -> list[Tag]:
    """Return a sentence's tags with every name one tag; a title before a person belongs to the name."""
    found: list[Tag] = []
    at = 0
    for one in mentions:
        found += row[at : one.first]
        before = _own_words(story, row[one.first], one)
        found += before
        run = row[one.first - _title(row[at : one.first], one) : one.last]
        del found[len(found) - (len(run) - (one.last - one.first)) :]
        start = before[-1].end if before else run[0].start
        found.append(_tag(story, run, one, start))
        at = one.last
    return [*found, *row[at:]]


def _title(before: Sequence[Tag], mention: Mention) -> int:
    """Return how many tags right before a person are a title such as "Mr" or "Dr."."""
    low = [tag.low for tag in before[-2:]]
    if mention.kind is not TagKind.PERSON or not low:
        return 0
    if low[-1] in TITLES:
        return 1
    return 2 if low[-1] == "." and low[0] in TITLES else 0


def _own_words(story: Story, tag: Tag, mention: Mention) -> list[Tag]:
    """Return the words of a hedge that was read as part of "five" in "three more than five years ago"."""
    number = tag.number
    if mention.kind is not TagKind.ELECTION or number is None or number.hedge is Hedge.NONE:
        return []
    return list(words(story.text, tag.start, tag.end))[:-1]


def _tag(story: Story, run: Sequence[Tag], mention: Mention, after: int) -> Tag:
    """Return a name as one tag. after: where it may begin."""
    start = after + len(story.text[after : run[-1].end]) - len(story.text[after : run[-1].end].lstrip())
    text = story.text[start : run[-1].end]
    return Tag(
        mention.kind,
        text,
        low_letters(text),
        start,
        run[-1].end,
        next((tag.number for tag in run if tag.number), None) if mention.kind is TagKind.ELECTION else None,
        mention.people,
        mention.refs,
        mention.party,
        mention.name,
        mention.is_carried,
        mention.note,
    )
