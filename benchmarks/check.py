"""Measure the check of stories: recall, precision and wrong flags, by claim type.

Four sets, each of true texts and of twins with one thing false: written
stories and made-up passages, each for development and held out. A held-out
text is never printed.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.story_files import read_story, story_paths
from benchmarks.story_score import Check, Flag, Score, interval, score
from benchmarks.story_sentences import passages

ELECTIONS = ("uk-2010", "uk-2015", "uk-2017", "uk-2019", "uk-2024", "uk-by-elections")
RECALL, PRECISION, WRONG_FLAGS, FLAGS = 0.60, 0.98, 0.05, 150


def main() -> None:
    """Print the four scores; exit 1 where a target is missed on a held-out set."""
    asked = _asked()
    mirror = _mirror()
    if mirror is None and not os.environ.get("HUSTINGS_HOME"):
        sys.exit("benchmarks need the official files: set HUSTINGS_MIRROR, or put a mirror in ../shared/data")
    if mirror is not None:
        os.environ["HUSTINGS_MIRROR"] = str(mirror)
    from hustings.sources.opening import load

    elections = [load(name) for name in ELECTIONS]
    check = _check()
    console = Console(width=110)
    missed = False
    for held_out in (False,) if asked.development else (False, True):
        name = "held out" if held_out else "development"
        stories = [read_story(path) for path in story_paths(held_out)[: asked.limit]]
        made = islice(passages(elections, asked.seed, asked.passages, held_out), asked.limit)
        for what, texts in ((f"stories, {name}", stories), (f"made-up passages, {name}", made)):
            taken = score(texts, check)
            print_score(console, what, taken, by_type=not asked.brief)
            missed = missed or (held_out and not _is_met(taken, is_stories="stories" in what))
            if asked.show == "dev" and not held_out:
                print("\n".join(taken.errors), end="\n\n")
    sys.exit(missed)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.check", description=__doc__)
    parser.add_argument("--show", choices=["dev"], help="list errors with their texts; development alone")
    parser.add_argument(
        "--development", action="store_true", help="those for development alone; held-out ones stay shut"
    )
    parser.add_argument("--limit", type=int, help="texts of each set, for a quick run")
    parser.add_argument("--passages", type=int, default=600, help="made-up passages of each set")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--brief", action="store_true", help="totals alone, not by type")
    return parser.parse_args()


def _mirror() -> Path | None:
    named = os.environ.get("HUSTINGS_MIRROR")
    beside = Path(__file__).parents[2] / "shared" / "data"
    return Path(named).absolute() if named else beside if beside.is_dir() else None


def _check() -> Check:
    """Return the library's check as the score asks it: the one place that knows its attributes."""
    from hustings.check.check import check
    from hustings.check.record import Record

    record = Record()

    def flags(text: str, day: date) -> list[Flag]:
        return [_flag(one) for one in check(text, record, date=day).claims]

    return flags


def _flag(one: Any) -> Flag:
    claim, judgement = getattr(one, "claim", one), getattr(one, "judgement", one)
    span = getattr(one, "span", None) or (claim.passage.start, claim.passage.end)
    return Flag(span[0], span[1], str(claim.type), str(judgement.verdict), str(judgement.reason))


def print_score(console: Console, what: str, taken: Score, by_type: bool) -> None:
    """Print one set's figures."""
    heads = ("type", "labelled", "found", "recall", "as alike", "supp. right/wrong", "ref. right/wrong")
    table = Table(*heads, title=f"{what}: {taken.texts} true texts", box=None)
    types = sorted({*taken.labelled, *taken.supported_right, *taken.refuted_wrong, *taken.refuted_right})
    for one in types if by_type else ():
        table.add_row(*_row(taken, one))
    console.print(table)
    for line in summary(taken):
        console.print(line, highlight=False)
    kinds = (
        f"{kind} {taken.caught[kind]}/{taken.twins[kind]} ({taken.passed[kind]} supported)"
        for kind in sorted(taken.twins)
    )
    console.print("  twins caught: " + "; ".join(kinds), highlight=False, end="\n\n")


def _row(taken: Score, one: str) -> tuple[str, ...]:
    labelled, found = taken.labelled[one], taken.found[one]
    recall = f"{found / labelled:.2f}" if labelled else ""
    supported = f"{taken.supported_right[one]}/{taken.supported_wrong[one]}"
    refuted = f"{taken.refuted_right[one]}/{taken.refuted_wrong[one]}"
    return one, str(labelled), str(found), recall, str(taken.found_alike[one]), supported, refuted


def summary(taken: Score) -> list[str]:
    """Return the totals in words, each beside its target."""
    labelled, found = taken.labelled.total(), taken.found.total()
    lines = [f"  recall of decidable claims {_part(found, labelled - found)} (want {RECALL:.2f})"]
    found += taken.found_alike.total()
    lines.append(f"  recall where a type alike counts {_part(found, labelled - found)}")
    for name, right, wrong in (
        ("refuted", taken.refuted_right.total(), taken.refuted_wrong.total()),
        ("supported", taken.supported_right.total(), taken.supported_wrong.total()),
    ):
        lines.append(f"  precision of {name} {_part(right, wrong)} (want {PRECISION} of {FLAGS} or more)")
    flags, flagged, texts = taken.wrong_flags, taken.flagged_texts, taken.texts
    wanted = f"(want at most {WRONG_FLAGS * texts:.1f})"
    lines.append(f"  wrong flags on true texts {flags}, on {flagged} of {texts} {wanted}")
    lines.append(f"  supported without such a label {taken.looks}; imprecise {taken.imprecise.total()}")
    return lines


def _part(right: int, wrong: int) -> str:
    low, high = interval(right, wrong)
    share = right / (right + wrong) if right + wrong else float("nan")
    return f"{share:.3f} [{low:.3f}, {high:.3f}], {right} of {right + wrong}"


def _is_met(taken: Score, is_stories: bool) -> bool:
    """Whether the targets are reached; the number of flags is asked of made-up passages alone."""
    refuted = taken.refuted_right.total(), taken.refuted_wrong.total()
    supported = taken.supported_right.total(), taken.supported_wrong.total()
    precise = all(right >= PRECISION * (right + wrong) > 0 for right, wrong in (refuted, supported))
    enough = is_stories or min(sum(refuted), sum(supported)) >= FLAGS
    recalled = taken.found.total() >= RECALL * taken.labelled.total()
    return precise and enough and recalled and taken.wrong_flags <= WRONG_FLAGS * taken.texts


if __name__ == "__main__":
    main()
