"""The columns of the tables: their names, in order, and what each holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

Value = str | int | float | bool | date | datetime | None
Row = dict[str, Value]


class Holds(StrEnum):
    """What a column holds, and so its unit in every form of file.

    SHARE: a fraction of 1, unrounded. CHANGE: a difference of two shares, so
    that -0.1 is ten percentage points down. MOMENT: a time in UTC.
    """

    TEXT = "text"
    COUNT = "whole number"
    SHARE = "share"
    CHANGE = "change"
    YES_NO = "yes or no"
    DAY = "day"
    MOMENT = "moment"


CONTESTS: Mapping[str, Holds] = {
    "election": Holds.TEXT,
    "contest": Holds.TEXT,
    "seat_code": Holds.TEXT,
    "seat": Holds.TEXT,
    "region": Holds.TEXT,
    "country": Holds.TEXT,
    "county": Holds.TEXT,
    "kind": Holds.TEXT,
    "polling_day": Holds.DAY,
    "declared_at": Holds.MOMENT,
    "status": Holds.TEXT,
    "elected_by": Holds.TEXT,
    "electorate": Holds.COUNT,
    "valid_votes": Holds.COUNT,
    "rejected": Holds.COUNT,
    "none_of_the_above": Holds.COUNT,
    "turnout": Holds.SHARE,
    "ballot_box_turnout": Holds.SHARE,
    "winner": Holds.TEXT,
    "winner_party": Holds.TEXT,
    "second": Holds.TEXT,
    "second_party": Holds.TEXT,
    "majority": Holds.COUNT,
    "majority_share": Holds.SHARE,
    "candidacies": Holds.COUNT,
    "lost_deposits": Holds.COUNT,
    "label": Holds.TEXT,
    "dissolution_label": Holds.TEXT,
    "baseline": Holds.TEXT,
    "baseline_kind": Holds.TEXT,
    "baseline_winner": Holds.TEXT,
    "swing_to": Holds.TEXT,
    "swing_from": Holds.TEXT,
    "butler_swing": Holds.CHANGE,
    "steed_swing": Holds.CHANGE,
}

CANDIDACIES: Mapping[str, Holds] = {
    "election": Holds.TEXT,
    "contest": Holds.TEXT,
    "seat_code": Holds.TEXT,
    "seat": Holds.TEXT,
    "candidacy": Holds.TEXT,
    "name": Holds.TEXT,
    "first_name": Holds.TEXT,
    "surname": Holds.TEXT,
    "party": Holds.TEXT,
    "description": Holds.TEXT,
    "adjunct": Holds.TEXT,
    "sitting": Holds.YES_NO,
    "former": Holds.YES_NO,
    "mnis": Holds.TEXT,
    "democracy_club": Holds.TEXT,
    "votes": Holds.COUNT,
    "share": Holds.SHARE,
    "rank": Holds.COUNT,
    "elected": Holds.YES_NO,
    "deposit_lost": Holds.YES_NO,
    "share_change": Holds.CHANGE,
    "baseline_kind": Holds.TEXT,
}

PARTIES: Mapping[str, Holds] = {
    "election": Holds.TEXT,
    "party": Holds.TEXT,
    "name": Holds.TEXT,
    "standing": Holds.TEXT,
    "seats": Holds.COUNT,
    "change": Holds.COUNT,
    "gains": Holds.COUNT,
    "losses": Holds.COUNT,
    "candidacies": Holds.COUNT,
    "votes": Holds.COUNT,
    "share": Holds.SHARE,
    "share_change": Holds.CHANGE,
    "lost_deposits": Holds.COUNT,
    "baseline": Holds.TEXT,
    "baseline_kind": Holds.TEXT,
}

TABLES: Mapping[str, Mapping[str, Holds]] = {
    "contests": CONTESTS,
    "candidacies": CANDIDACIES,
    "parties": PARTIES,
}
"""Every table by its name, which is also that of its file, sheet or database table."""
