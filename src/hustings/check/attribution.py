"""What must be shown beside a report, by the licences of the files it points into."""

from __future__ import annotations

from hustings.check.checked import Checked
from hustings.check.claim import HistoryClaim
from hustings.check.record import Record
from hustings.sources.catalogue import datasets


def attribution(checked: Checked, record: Record) -> tuple[str, ...]:
    """Return the lines of attribution, each once: of a story's elections and every file pointed at."""
    judged = checked.claims
    files = {each.file for one in judged for each in one.judgement.evidence}
    asked = {one.name for one in datasets() if any(file.path in files for file in one.files)}
    if any(isinstance(one.claim, HistoryClaim) and one.judgement.evidence for one in judged):
        asked |= {one.name for one in datasets() if one.kind == "history"}
    lines = [line for name in checked.elections for line in _of(name, record)]
    return tuple(dict.fromkeys([*lines, *(one.attribution for one in datasets() if one.name in asked)]))


def _of(name: str, record: Record) -> tuple[str, ...]:
    election = record.election(name)
    return election.attribution if election else ()
