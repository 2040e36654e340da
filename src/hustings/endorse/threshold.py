"""The score that an endorser's published rule looks at, and how far each candidacy was from its threshold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hustings.endorse.endorsers import Endorser
from hustings.endorse.evidence import verified
from hustings.endorse.method import Method, Outcome
from hustings.endorse.study import Floats, Study
from hustings.record.election import Election


@dataclass(frozen=True, slots=True, eq=False)
class Threshold:
    """criterion: the score's name; least: what the rule wants; score: (n,), NaN without evidence."""

    criterion: str
    least: float
    score: Floats


def threshold(endorser: Endorser, election: Election, study: Study) -> Threshold | None:
    """Return the threshold of the first rule that endorses by a score; None where no rule does."""
    method = endorser.method()
    asked = _asked(method) if method is not None else None
    if method is None or asked is None:
        return None
    criterion, least = asked
    values: dict[tuple[str, str], float] = {}
    contests = election.state().contests
    for (contest, key, name), one in verified(endorser.evidence(method, election)).items():
        if name == criterion and not isinstance(one.value, bool) and key:
            label = contests[contest].contest.candidacy(key).party
            values[contest, label] = max(values.get((contest, label), -np.inf), float(one.value))
    pairs = zip(study.seats, study.labels, strict=True)
    return Threshold(criterion, least, np.array([values.get(pair, np.nan) for pair in pairs]))


def _asked(method: Method) -> tuple[str, float] | None:
    for rule in method.rules:
        for test in rule.when:
            if rule.outcome is Outcome.ENDORSE and test.criterion and test.least is not None:
                return test.criterion, test.least
    return None
