"""Published effects, found again with our estimators on the public data of the PyPI package causaldata."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from hustings.endorse.counterfactual import standardised
from hustings.endorse.discontinuity import jump
from hustings.endorse.entropy_balance import balanced, entropy_balance
from hustings.endorse.matching import matching
from hustings.endorse.ols import ols, regression, standard_error
from hustings.endorse.study import Floats, Study

from .made_up_study import made_up

Table = dict[str, Floats]
MEASURED = ("age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75")


def table(name: str) -> Table:
    """Return a data set of causaldata by columns; skips where the package is not installed."""
    found = find_spec("causaldata")
    if found is None or found.origin is None:
        pytest.skip("needs causaldata, of the dev group")
    pandas = pytest.importorskip("pandas", reason="needs pandas, which causaldata brings along")
    path = Path(found.origin).parent / name / name
    stata = path.with_suffix(".dta")
    frame = pandas.read_stata(stata) if stata.exists() else pandas.read_csv(path.with_suffix(".csv"))
    return {column: frame[column].to_numpy(dtype=float) for column in frame.select_dtypes("number")}


@pytest.fixture(scope="module")
def experiment() -> Table:
    """The National Supported Work sample of Dehejia and Wahba (1999)."""
    return table("nsw_mixtape")


@pytest.fixture(scope="module")
def observed(experiment: Table) -> Table:
    """Its treated beside the Current Population Survey, as LaLonde (1986) compared them."""
    others, treated = table("cps_mixtape"), experiment["treat"] == 1
    both = {name: np.concatenate([experiment[name][treated], others[name]]) for name in (*MEASURED, "re78")}
    both["treat"] = np.repeat([1.0, 0.0], [int(treated.sum()), len(others["treat"])])
    both["age2"] = both["age"] ** 2
    both["byte"] = both["age2"].astype(np.int64).astype(np.int8).astype(float)
    both["u74"], both["u75"] = (both["re74"] == 0) * 1.0, (both["re75"] == 0) * 1.0
    return both


def study(of: Table, *covariates: str) -> Study:
    return made_up(of["re78"], of["treat"] == 1, columns(of, *covariates))


def columns(of: Table, *names: str) -> Floats:
    return np.column_stack([of[name] for name in names])


def test_lalonde_experiment_as_dehejia_and_wahba(experiment: Table) -> None:
    treated = experiment["treat"] == 1
    found = ols(made_up(experiment["re78"], treated, np.zeros((len(treated), 0))))
    assert (found.n_treated, found.n_control) == (185, 260)
    assert found.effect == pytest.approx(1794.3, abs=0.05)
    assert found.low < 886 < found.effect


def test_lalonde_survey_naive(observed: Table) -> None:
    plain = made_up(observed["re78"], observed["treat"] == 1, np.zeros((len(observed["treat"]), 0)))
    assert ols(plain).effect == pytest.approx(-8497.5, abs=0.05)


def test_lalonde_survey_least_squares_as_angrist_and_pischke(observed: Table) -> None:
    """Mostly Harmless Econometrics (2009), table 3.3.3, full CPS-1, all covariates: 794 (619)."""
    fit = regression(observed["re78"], observed["treat"], columns(observed, *MEASURED, "age2"))
    assert fit.coefficient == pytest.approx(794, abs=0.5)
    assert standard_error(fit, "HC1") == pytest.approx(619, abs=0.5)
    assert ols(study(observed, *MEASURED, "age2"), "HC3").se == pytest.approx(621.86, abs=0.01)


def test_lalonde_survey_least_squares_with_age_squared_in_a_byte(observed: Table) -> None:
    """The file keeps ages in signed bytes; whoever squares them as they come (37² = 89) finds 700.3."""
    found = ols(study(observed, *MEASURED, "byte"), "HC3")
    assert found.effect == pytest.approx(700.3, abs=0.05)
    assert found.se == pytest.approx(619.9, abs=0.05)


def test_lalonde_survey_entropy_balance_on_eleven_moments(observed: Table) -> None:
    eleven = study(observed, *MEASURED, "age2", "u74", "u75")
    scaled = standardised(eleven.covariates, cut=np.inf)
    found = balanced(scaled[~eleven.treated], scaled[eleven.treated].mean(axis=0))
    assert found.gap < 1e-9
    assert entropy_balance(eleven).effect == pytest.approx(1424.68, abs=0.01)
    in_a_byte = study(observed, *MEASURED, "byte", "u74", "u75")
    assert entropy_balance(in_a_byte).effect == pytest.approx(1410.5, abs=0.05)


def test_lalonde_survey_matching_comes_near_the_experiment(observed: Table) -> None:
    near = np.flatnonzero((observed["treat"] == 1) | ((observed["re75"] < 5000) & (observed["age"] < 40)))
    part = {name: values[near] for name, values in observed.items()}
    found = matching(study(part, *MEASURED, "u74", "u75"))
    assert 800 < found.effect < 2600
    assert found.low < 1794.3 < found.high


@pytest.mark.parametrize(
    ("outcome", "regressor", "effect", "se"),
    [
        ("score", "lagdemocrat", 21.284, 1.951),
        ("score", "democrat", 47.706, 1.356),
        ("democrat", "lagdemocrat", 0.484, 0.029),
    ],
)
def test_close_elections_of_lee_moretti_and_butler(
    outcome: str, regressor: str, effect: float, se: float
) -> None:
    votes = table("close_elections_lmb")
    close = (votes["lagdemvoteshare"] > 0.48) & (votes["lagdemvoteshare"] < 0.52)
    fit = regression(votes[outcome][close], votes[regressor][close], np.zeros((int(close.sum()), 0)))
    assert int(close.sum()) == 915
    assert fit.coefficient == pytest.approx(effect, abs=0.0005)
    assert standard_error(fit) == pytest.approx(se, abs=0.0005)


def test_close_elections_jump_at_half_the_vote() -> None:
    votes = table("close_elections_lmb")
    known = np.isfinite(votes["lagdemvoteshare"]) & np.isfinite(votes["score"])
    found = jump(votes["score"][known], votes["lagdemvoteshare"][known] - 0.5)
    assert 0.03 < found.bandwidth < 0.5
    assert 15 < found.effect < 25


def test_broockman_black_legislators_answer_from_outside_their_district() -> None:
    """Broockman (2013): the interaction of being Black and a letter from outside the district."""
    letters = table("black_politicians")
    both = letters["leg_black"] * letters["treat_out"]
    fit = regression(
        letters["responded"], both, np.column_stack([letters["leg_black"], letters["treat_out"]])
    )
    assert fit.coefficient == pytest.approx(0.128, abs=0.0005)
    assert standard_error(fit) == pytest.approx(0.052, abs=0.0005)
