"""An endorser that goes by a score's threshold is judged at the threshold too, on grounds of its own."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from hustings.endorse.claim_level import Level
from hustings.endorse.effect import Settings, effect
from hustings.endorse.effect_plain import effect_json
from hustings.endorse.effect_report import EffectReport
from hustings.endorse.effect_words import paragraph
from hustings.endorse.endorsers import endorser_named
from hustings.record.election import Election

from .endorsing import gaining

ABOUT = 'name = "Example Scorecard (made up)"\nshort = "scorecard"\nkind = "campaign"\nmade_up = true\n'
METHOD = """version = "1"
effective = 2024-01-01
default = "no decision"

[criteria.card]
kind = "score"
words = "made up"
source = "made up"

[[rules]]
name = "fifty or more"
pick = "any"
when = [{ criterion = "card", least = 50 }]
"""
HEAD = "seat,candidacy,criterion,value,source,date,quotation_hash,reviewer,state\n"


@pytest.fixture(scope="module")
def report(made_up: Election, tmp_path_factory: pytest.TempPathFactory) -> EffectReport:
    """A scorecard of one party's candidates, worth six points from fifty on."""
    folder = tmp_path_factory.mktemp("scorecard")
    rng, rows = np.random.default_rng(11), []
    for key, now in sorted(made_up.state().contests.items()):
        own = [one for one in now.contest.candidacies if one.party == "Oak"]
        if len(own) == 1:
            card = int(rng.integers(0, 1_000)) / 10
            rows.append(f"{key},{own[0].key},card,{card},made up,2024-01-01,,made up,verified\n")
    (folder / "organisation.toml").write_text(ABOUT, encoding="utf-8")
    (folder / "method-1.toml").write_text(METHOD, encoding="utf-8")
    (folder / "evidence.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    named = endorser_named(str(Path(folder)))
    picks = named.picks(made_up)
    return effect(gaining(made_up, picks, Fraction(6, 100)), named, Settings(draws=100))


def test_the_jump_at_the_threshold_is_found(report: EffectReport) -> None:
    assert report.estimated is not None
    lines = {one.name: one.estimate for one in report.estimated.beside.lines}
    jump = lines["regression discontinuity"]
    assert jump is not None
    assert jump.low < 0.06 < jump.high
    assert jump.low > 0


def test_it_speaks_at_a_level_of_its_own(report: EffectReport) -> None:
    assert report.threshold is not None
    assert report.threshold.level is Level.QUASI_EXPERIMENT
    assert report.claim.level < Level.QUASI_EXPERIMENT
    assert effect_json(report)["threshold_level"] == 3
    assert "At the threshold of its own rule (level 3), of seats there alone" in paragraph(report)
