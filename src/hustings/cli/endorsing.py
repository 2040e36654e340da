"""Commands for who endorses: endorse decide, check, diff, score and import, and the guide."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hustings.cli.guiding import LimitOption, guide
from hustings.cli.printing import Format, FormatOption, MirrorOption, emit, opened, say

if TYPE_CHECKING:
    from hustings.endorse.endorsers import Endorser
    from hustings.endorse.method import Method
    from hustings.endorse.picks import Pick
    from hustings.record.election import Election

EndorserArgument = Annotated[
    str, typer.Argument(help="A ready endorser's short name, or the folder of your own.")
]
ElectionOption = Annotated[str, typer.Option("--election", "-e", help="Short name.")]
_BY = "import"


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    group = typer.Typer(
        help="Endorsements: decide by published rules, check, compare, score, import.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    group.command(epilog="Example: hustings endorse decide tactical")(decide)
    group.command(epilog="Example: hustings endorse check tmv")(check)
    group.command(epilog="Example: hustings endorse diff tmv 1 2")(diff)
    group.command(epilog="Example: hustings endorse score tmv")(score)
    group.command("import", epilog="Example: hustings endorse import picks.csv --endorser tmv")(import_picks)
    app.add_typer(group, name="endorse", epilog="Example: hustings endorse check tmv")
    app.command(epilog="Example: hustings guide uk-2024 --endorser tmv --to guide")(guide)


def decide(
    endorser: EndorserArgument,
    election: ElectionOption = "uk-2024",
    version: Annotated[str | None, typer.Option("--version", help="Of the method; the last if none.")] = None,
    seat: Annotated[str | None, typer.Option("--seat", help="One seat, with every rule tried.")] = None,
    limit: LimitOption = 20,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Decide every seat by an organisation's published rules, with the reasons."""
    from hustings.cli.finding import contest_named
    from hustings.endorse.endorse_plain import DECISION_COLUMNS, decision_json, decision_row
    from hustings.endorse.endorsers import endorser_named
    from hustings.endorse.questions import slips

    named, asked = endorser_named(endorser), opened(election, mirror)
    method = _method(named, version)
    say(*named.unread_in_words(), *slips(method, asked))
    decisions = named.decisions(asked, version)
    if seat is not None:
        key = contest_named(asked, seat, mirror)
        decisions = tuple(one for one in decisions if one.contest.key == key)
        if not decisions:
            raise typer.BadParameter(f"the method does not apply to {seat}", param_hint="--seat")

    def screen() -> Any:
        from hustings.endorse.endorse_screen import decisions_screen, trace_screen

        if seat is not None:
            return trace_screen(decisions[0], named.organisation, method)
        return decisions_screen(decisions, named.organisation, method, limit)

    def plain() -> dict[str, Any]:
        told = _about(named, asked) | {"version": method.version, "effective": method.effective.isoformat()}
        return {**told, "decisions": [decision_json(one) for one in decisions]}

    emit(form, screen, plain, lambda: [decision_row(one) for one in decisions], (), lambda: DECISION_COLUMNS)


def check(
    endorser: EndorserArgument,
    election: ElectionOption = "uk-2024",
    beside: Annotated[
        list[str] | None, typer.Option("--with", help="Another endorser, to find two choices in one bloc.")
    ] = None,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """List what a careful editor would ask before the list is published."""
    from hustings.endorse.endorse_plain import QUESTION_COLUMNS, asked_json, asked_rows
    from hustings.endorse.endorsers import endorser_named
    from hustings.endorse.questions import questions

    named, asked = endorser_named(endorser), opened(election, mirror)
    say(*named.unread_in_words())
    method = named.method()
    ruled = (method, named.decisions(asked), named.evidence(method, asked)) if method else None
    others = [
        (one.organisation, one.picks(asked)) for one in (endorser_named(other) for other in beside or [])
    ]
    found = questions(named.organisation, asked, named.picks(asked), ruled, others)

    def screen() -> Any:
        from hustings.endorse.endorse_screen import asked_screen

        return asked_screen(found, named.organisation)

    def plain() -> dict[str, Any]:
        return _about(named, asked) | asked_json(found)

    emit(form, screen, plain, lambda: asked_rows(found), (), lambda: QUESTION_COLUMNS)


def diff(
    endorser: EndorserArgument,
    before: Annotated[str | None, typer.Argument(help="A version; the last but one if none.")] = None,
    after: Annotated[str | None, typer.Argument(help="A later version; the last if none.")] = None,
    election: ElectionOption = "uk-2024",
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Replay a change of method: the seats that two versions decide differently."""
    from hustings.endorse.endorse_plain import CHANGE_COLUMNS, changed_row
    from hustings.endorse.endorsers import endorser_named
    from hustings.endorse.method_change import changed

    named = endorser_named(endorser)
    versions = [one.version for one in named.methods]
    if before is None and len(versions) < 2:
        said = f"{named.organisation.name} has {len(versions)} version of a method here; want two to compare"
        raise typer.BadParameter(said, param_hint="endorser")
    first, second = _method(named, before or versions[-2]), _method(named, after)
    asked = opened(election, mirror)
    found = changed(named.decisions(asked, first.version), named.decisions(asked, second.version))

    def screen() -> Any:
        from hustings.endorse.endorse_screen import changed_screen

        return changed_screen(found, named.organisation, first, second)

    def plain() -> dict[str, Any]:
        told = _about(named, asked) | {"before": first.version, "after": second.version}
        return {**told, "changed": [changed_row(one) for one in found]}

    emit(form, screen, plain, lambda: [changed_row(one) for one in found], (), lambda: CHANGE_COLUMNS)


def score(
    endorser: EndorserArgument,
    election: ElectionOption = "uk-2024",
    limit: LimitOption = 20,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Score an endorser: how its picks fared, beside seats alike."""
    from hustings.endorse.endorse_plain import SCORE_COLUMNS, score_json, score_rows
    from hustings.endorse.endorser_score import endorser_score
    from hustings.endorse.endorsers import endorser_named

    named, asked = endorser_named(endorser), opened(election, mirror)
    found = endorser_score(named.picks(asked), asked, datetime.now(UTC))

    def screen() -> Any:
        from hustings.endorse.endorse_screen import score_screen

        return score_screen(found, named.organisation, asked, limit)

    def plain() -> dict[str, Any]:
        return {**_about(named, asked), **score_json(found), "attribution": list(asked.attribution)}

    emit(form, screen, plain, lambda: score_rows(found), asked.attribution, lambda: SCORE_COLUMNS)


def import_picks(
    file: Annotated[Path, typer.Argument(help="A CSV file of picks; its columns are in the reference.")],
    endorser: Annotated[
        str, typer.Option("--endorser", help="Whose: a short name, or a folder with organisation.toml.")
    ],
    election: ElectionOption = "uk-2024",
    to: Annotated[Path | None, typer.Option("--to", help="Write entries of a ledger to this file.")] = None,
    by: Annotated[str, typer.Option("--by", help="Who enters them.")] = _BY,
    replace: Annotated[bool, typer.Option("--replace", help="Write over what is there.")] = False,
    form: FormatOption = Format.TEXT,
    mirror: MirrorOption = None,
) -> None:
    """Read picks from a file, as entries of a ledger or in BallotData's object model."""
    from hustings.endorse.endorsers import endorser_named
    from hustings.endorse.picks import COLUMNS, pick_row, read_picks
    from hustings.endorse.positions import positions_json

    named, asked = endorser_named(endorser), opened(election, mirror)
    picks = read_picks(file, named.organisation.name, asked)

    def screen() -> Any:
        from hustings.endorse.endorse_screen import picks_screen

        return picks_screen(picks, named.organisation, asked)

    if to is not None:
        _enter(picks, asked, to, by, replace)
    emit(
        form,
        screen,
        lambda: positions_json(picks, named.organisation, asked),
        lambda: [pick_row(one) for one in picks],
        (),
        lambda: COLUMNS,
    )


def _enter(picks: tuple[Pick, ...], election: Election, to: Path, by: str, replace: bool) -> None:
    from hustings.endorse.picks import entries
    from hustings.record.chain import write
    from hustings.record.ledger import Ledger
    from hustings.tell.placing import place

    ledger = Ledger(entries(picks, by, "test" if election.is_test else "live"))
    place(to, lambda path: write(ledger, path), replace=replace)
    left = len(picks) - len(ledger)
    rest = f"; {left} left out that no source states or dates" if left else ""
    say(f"{to}: {len(ledger)} entries{rest}")


def _method(named: Endorser, version: str | None) -> Method:
    method = named.method(version)
    if method is None:
        said = f"{named.organisation.name} has no method here; a method is a file such as method-1.toml"
        raise typer.BadParameter(said, param_hint="endorser")
    return method


def _about(named: Endorser, election: Election) -> dict[str, Any]:
    organisation = named.organisation
    return {"organisation": organisation.name, "made_up": organisation.is_made_up, "election": election.name}
