"""What programs send: every field known, every number whole, every text of a bounded length."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema

from hustings.night.keyed import Keyed
from hustings_desk.entering import Sent
from hustings_desk.models import Account
from hustings_desk.warned import Answer

MOST_VOTES = 99_999_999_999
"""Eleven digits, as in every file that the house reads."""
_INVISIBLE = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff"
_PRINTED = rf"^[^{_INVISIBLE}]*$"
_SAID = rf"^[^{_INVISIBLE}]*[^\s{_INVISIBLE}][^{_INVISIBLE}]*$"
_MOMENT = re.compile(r"(19|20|21)\d\d-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,6})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)


def _moment(typed: Any) -> Any:
    if typed is None:
        return None
    if not isinstance(typed, str) or not _MOMENT.fullmatch(typed):
        raise ValueError("want a moment with its offset, such as 2024-07-05T01:17:00Z")
    return datetime.fromisoformat(typed.upper()).astimezone(UTC)


Whole = Annotated[int, Field(strict=True, ge=0, le=MOST_VOTES)]
Key = Annotated[str, Field(strict=True, min_length=1, max_length=200, pattern=_PRINTED)]
Words = Annotated[str, Field(strict=True, max_length=1000, pattern=_PRINTED)]
Reason = Annotated[str, Field(strict=True, max_length=1000, pattern=_SAID)]
Moment = Annotated[
    datetime | None,
    BeforeValidator(_moment),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^{_MOMENT.pattern}$"}, {"type": "null"}]}),
]


class Strict(Schema):
    """A body with no field but those described."""

    model_config = ConfigDict(extra="forbid")


class AnswerSent(Strict):
    """Why the sender goes on all the same. seen: the mark that came with the words of the guard."""

    reason: Reason
    seen: Annotated[str, Field(strict=True, pattern="^[0-9a-f]{16}$")]


class Figures(Strict):
    """The figures of one contest as one key, or as a settlement.

    form: a number of the sender's own (UUID); the same one twice counts once.
    votes: by candidacy key; null is blank, which is not 0 and which a guard
    refuses. valid_votes: the total as announced, never computed here. null is
    not announced. verified: ballot papers verified. answers: to warnings, by
    the name of the guard; one counts for the words it was given to.
    """

    form: UUID
    votes: Annotated[dict[Key, Whole | None], Field(min_length=1, max_length=200)]
    valid_votes: Whole | None
    rejected: Whole | None = None
    rejected_by_reason: Annotated[dict[Key, Whole], Field(max_length=20)] = {}
    electorate: Whole | None = None
    verified: Whole | None = None
    declared_at: Moment = None
    source: Words = ""
    answers: Annotated[dict[Key, AnswerSent], Field(max_length=40)] = {}

    def sent(self, account: Account, contest: str) -> Sent:
        """Return the figures as the desk takes them from anybody."""
        optional = ("rejected", "electorate", "verified", "declared_at")
        keyed = Keyed(
            contest,
            dict(self.votes),
            self.valid_votes,
            self.rejected,
            dict(self.rejected_by_reason),
            self.electorate,
            self.verified,
            self.declared_at,
            frozenset(box for box in optional if getattr(self, box) is None),
        )
        answers = {guard: Answer(one.reason, one.seen) for guard, one in self.answers.items()}
        return Sent(account, keyed, self.form, self.source.strip(), answers)


class Whom(Strict):
    """A candidacy, by its key."""

    candidacy: Key


class Because(Strict):
    """A reason, for readers of the record."""

    reason: Reason


class Called(Strict):
    """A candidacy that an editor calls the seat for, and why."""

    candidacy: Key
    reason: Reason


class Nothing(Strict):
    """An empty object."""


class Agreed(Strict):
    """The number of the settlement that is agreed to."""

    settlement: Annotated[int, Field(strict=True, ge=1, le=2**53)]
