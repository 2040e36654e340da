"""Decisions, questions, changes and scores for a terminal of 80 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from hustings.endorse.decision import Decision
from hustings.endorse.endorser_score import HOW, EndorserScore
from hustings.endorse.method import Method, Outcome
from hustings.endorse.method_change import Changed
from hustings.endorse.organisation import Organisation
from hustings.endorse.picks import Pick
from hustings.endorse.questions import Asked
from hustings.figures import percent, points
from hustings.record.election import Election
from hustings.tell.wording import day_in_words

MADE_UP = "Made up, for practice only."


def decisions_screen(
    decisions: Sequence[Decision], organisation: Organisation, method: Method, limit: int
) -> RenderableType:
    """Return how many seats each outcome has, and the first seats that a rule decided."""
    counts = Counter((one.outcome, one.candidacy.party if one.candidacy else "") for one in decisions)
    tally = table("Outcome", "Party", "Seats", right=(2,))
    for (outcome, party), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        tally.add_row(outcome.value, party, str(count))
    ruled = [one for one in decisions if one.rule]
    rows = table("Seat", "Outcome", "Rule")
    for one in ruled[:limit]:
        rows.add_row(one.contest.seat.name, _who(one), one.rule)
    return Group(
        *_head(organisation, f"method version {method.version} of {day_in_words(method.effective)}"),
        tally,
        "",
        *([rows] if ruled else []),
        *(
            [f"and {len(ruled) - limit} more; --limit, --seat, or --format json"]
            if len(ruled) > limit
            else []
        ),
    )


def trace_screen(one: Decision, organisation: Organisation, method: Method) -> RenderableType:
    """Return one decision with every rule tried, how each test came out, and the evidence."""
    lines = [f"{one.contest.seat.name}: {_who(one)}", *([one.why] if one.why else []), ""]
    for number, step in enumerate(one.trace, start=1):
        lines.append(f"{number}. {step.rule}: {'applies' if step.applied else 'does not apply'}")
        lines += [
            f"   {'yes' if held else 'no '}  {said}"
            for said, held in zip(step.answers, step.held, strict=True)
        ]
    lines += ["", *(f"{each.criterion}: {each.source}" for each in one.used)]
    head = _head(organisation, f"method version {method.version} of {day_in_words(method.effective)}")
    return Group(*head, *map(Text, lines))


def asked_screen(asked: Asked, organisation: Organisation) -> RenderableType:
    """Return what to look into, topic by topic."""
    rows = table("Topic", "Seat", "Question")
    for one in asked.questions:
        rows.add_row(one.topic, one.about, one.words)
    count = len(asked.questions)
    told = [f"{count} question{'s' if count != 1 else ''} to look into"]
    if asked.judged is not None:
        told.append(f"{percent(asked.judged)} of seats endorsed by rule rest on judgement alone")
    return Group(*_head(organisation, "; ".join(told)), *([rows] if count else []))


def changed_screen(
    found: Sequence[Changed], organisation: Organisation, before: Method, after: Method
) -> RenderableType:
    """Return the seats that two versions decide differently."""
    said = f"version {before.version} to version {after.version}: {_seats_change(len(found))}"
    rows = table("Seat", "Before", "After", "Why")
    for one in found:
        why = one.after.why or one.after.rule if one.after else ""
        rows.add_row(one.seat, _who(one.before), _who(one.after), why)
    return Group(*_head(organisation, said), *([rows] if found else []))


def _seats_change(count: int) -> str:
    return "1 seat changes" if count == 1 else f"{count} seats change"


def score_screen(
    score: EndorserScore, organisation: Organisation, election: Election, limit: int
) -> RenderableType:
    """Return how the picks fared, beside seats alike, and the first of them."""
    count = len(score.scores)
    told = table("", "Picks", "Picks matched", "Seats alike", right=(1, 2, 3))
    won = sum(one.place == 1 for one in score.matched)
    told.add_row("Won", f"{score.won} of {count}", f"{won} of {len(score.matched)}", percent(score.alike_won))
    told.add_row("Came second", f"{score.second} of {count}", "", "")
    told.add_row("Mean share", percent(score.share), percent(score.label_share), percent(score.alike_share))
    told.add_row(
        "Mean change", points(score.change), points(score.matched_change), points(score.alike_change)
    )
    rows = table("Seat", "Candidate", "Place", "Share", "Change", "Alike", right=(2, 3, 4, 5))
    for one in score.scores[:limit]:
        who = f"{one.candidacy.person.name} ({one.candidacy.party})"
        alike = percent(one.alike.share) if one.alike else percent(None)
        change = points(one.change)
        rows.add_row(one.contest.seat.name, who, str(one.place), percent(one.share), change, alike)
    rest = [f"and {count - limit} more; --limit or --format csv"] if count > limit else []
    undeclared = [f"{score.undeclared} picks are not declared"] if score.undeclared else []
    nothing = "" if score.matched else " Here no seat was left to compare with."
    return Group(
        *_head(organisation, election.title),
        told,
        *undeclared,
        "",
        *([rows] if count else []),
        *rest,
        "",
        Text(HOW + nothing),
        *election.attribution,
    )


def picks_screen(picks: Sequence[Pick], organisation: Organisation, election: Election) -> RenderableType:
    """Return picks as they were read."""
    contests = {key: now.contest for key, now in election.state().contests.items()}
    rows = table("Seat", "Candidate or party", "Position", "Published", "Grade")
    for pick in picks:
        contest = contests.get(pick.contest or "")
        there = contest.candidacies if contest else ()
        named = next((one.person.name for one in there if one.key == pick.candidacy), pick.party or "")
        day = pick.published.isoformat() if pick.published else "not known"
        rows.add_row(
            contest.seat.name if contest else "everywhere", named, pick.position, day, pick.grade.value
        )
    return Group(*_head(organisation, f"{len(picks)} picks in {election.title}"), rows)


def table(*headings: str, right: Sequence[int] = ()) -> Table:
    """Return a plain table; right: the columns of figures."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for place, heading in enumerate(headings):
        made.add_column(heading, justify="right" if place in right else "left", no_wrap=place in right)
    return made


def _head(organisation: Organisation, words: str) -> list[RenderableType]:
    made_up = [Text(MADE_UP, style="bold")] if organisation.is_made_up else []
    return [Text(f"{organisation.name}: {words}"), *made_up, ""]


def _who(one: Decision | None) -> str:
    if one is None:
        return "does not apply"
    if one.outcome is Outcome.ENDORSE and one.candidacy is not None:
        return f"endorse {one.candidacy.person.name} ({one.candidacy.party})"
    return one.outcome.value
