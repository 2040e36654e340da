"""What an effect's report cannot say, and the choices it was made with, in words."""

from __future__ import annotations

from hustings.endorse.claim_level import Level
from hustings.endorse.effect_report import EffectReport
from hustings.endorse.effect_words import FEW, worth_in_words
from hustings.figures import whole

ALWAYS = (
    "How any group of people voted: seats' totals do not tell. Bounds that always hold are given by --group.",
    "That the endorsed won or lost because of it alone: a result has many causes.",
    "What it did in seats where nobody is endorsed, or to who stood at all.",
)


def cannot_be_said(report: EffectReport) -> list[str]:
    """Return what a reader might take from the report and must not."""
    told = list(ALWAYS)
    if report.claim.level < Level.TESTED:
        told.insert(0, "That the endorsement caused what is estimated: seats were not chosen by lot.")
        scenario = worth_in_words(report)
        told.insert(1, f"How probable it is that it was worth {scenario}: a scenario, not a finding.")
    return told


def choices_made(report: EffectReport) -> list[str]:
    """Return what was chosen, left out and taken for granted."""
    told = [f"Seed {report.seed}, {whole(report.draws)} draws; the same give the same figures."]
    inferred, undated = report.listed.inferred, report.listed.undated
    if inferred:
        told.append(f"Inferred, stated by no source: {_some(inferred)}.")
    if undated and not report.listed.is_party_wide:
        told.append(f"No known day before the poll: {_some(undated)}.")
    found = report.estimated
    if found is not None:
        told += [
            "The primary estimator, doubly robust, was fixed beforehand; the others stand beside it.",
            f"Compared within the same labels ({', '.join(found.compared.labels)}), "
            f"{whole(found.compared.endorsed)} endorsed with {whole(found.compared.others)} others.",
        ]
        if found.compared.new:
            told.append(
                f"No share before to compare with, new or borne by people who do not stand together: "
                f"{', '.join(found.compared.new)}; compared is the share, not its change, and all votes of a "
                "label in a seat are one."
            )
        names = [name for name, _ in (*found.compared.outside, *found.compared.left_out)]
        if names:
            told.append(f"Not compared, like no other seat or alone: {_some(names)}.")
        told.append("Next door is taken to be the same region: no file here says which seats touch.")
    sources = ", ".join(name for name, _ in report.deciding.by_source)
    if sources:
        told.append(f"Where its votes came from is not known; each counts alike: {sources}.")
    return told


def _some(names: tuple[str, ...] | list[str]) -> str:
    if len(names) <= FEW:
        return ", ".join(names)
    return f"{', '.join(names[:FEW])} and {len(names) - FEW} more"
