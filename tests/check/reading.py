"""Stories read against the six seats, or the official record, and what their words were taken for."""

from __future__ import annotations

from datetime import date

from hustings.check.naming import Named, named
from hustings.check.record import Record
from hustings.check.sentences import read_story
from hustings.check.tag import Tag, TagKind
from hustings.errors import SourceError
from hustings.record.election import Election
from hustings.sources.example import example
from hustings.sources.opening import Desk

DAY = date(2024, 7, 5)


class NothingElse(Desk):
    """A desk that has no files at all."""

    def load(self, name: str) -> Election:
        raise SourceError(f"{name} is not here")


def six() -> Record:
    """Return a record of the six seats alone."""
    return Record(NothingElse(), {"uk-2024": example()})


def read(text: str, day: date | None = DAY, record: Record | None = None) -> Named:
    """Return a story read, of the day after the election unless another is given."""
    return named(read_story(text, day), record or six())


def tags(story: Named, kind: TagKind) -> list[Tag]:
    """Return all tags of a kind, in order."""
    return [tag for one in story.sentences for tag in one.tags if tag.kind is kind]


def people(story: Named) -> list[tuple[str, list[str]]]:
    """Return each person's words with the keys of the readings."""
    return [(tag.text, [one.key for one in tag.people]) for tag in tags(story, TagKind.PERSON)]


def seats(story: Named) -> list[tuple[str, list[str]]]:
    """Return each seat's words with the keys of the readings."""
    return [(tag.text, [one.key for one in tag.contests]) for tag in tags(story, TagKind.SEAT)]


def about(story: Named) -> list[str | None]:
    """Return the contest key that each sentence is about."""
    return [one.contest.key if one.contest else None for one in story.sentences]
