"""A voter guide: seat by seat the choice, its reasons and sources, and afterwards the result beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from hustings.endorse.choice import Choice, Choosing, Result
from hustings.endorse.decision import decide
from hustings.endorse.embargo import refuse_before_close
from hustings.endorse.endorsers import Endorser
from hustings.endorse.method import Method
from hustings.endorse.organisation import Organisation
from hustings.endorse.picks import Pick, backed, last_positions
from hustings.errors import ElectionError
from hustings.record.change import result_label
from hustings.record.election import Election, counted


@dataclass(frozen=True, slots=True)
class Guide:
    """A voter guide, without results until they are put beside it.

    day: as it stood on that day, None for all that is known. choices: every
    seat of the election, by name. baseline: what "held by" and "second" refer
    to, in words. has_results: whether results stand beside the choices.
    """

    organisation: Organisation
    election: str
    title: str
    polling_day: date | None
    day: date | None
    method: Method | None
    choices: tuple[Choice, ...]
    baseline: str
    attribution: tuple[str, ...]
    note: str | None
    is_test: bool
    has_results: bool = False

    def of(self, contest: str) -> Choice:
        """Return the choice in a seat, by the contest's key; ElectionError where there is none."""
        found = next((one for one in self.choices if one.contest.key == contest), None)
        if found is None:
            raise ElectionError(f"the guide has no seat {contest!r}")
        return found


def guide(endorser: Endorser, election: Election, day: date | None = None) -> Guide:
    """Return an endorser's guide: its published list, and its rules where they say more.

    Nothing in it comes from a vote of this election. What the list does not
    back is never shown as endorsed, though the rules would pick it; an
    organisation that publishes no list is shown by its rules. day: as things
    stood then; what has no day, or a later one, is left out.
    """
    from hustings.tell.wording import baseline_in_words

    versions = [one for one in endorser.methods if day is None or one.effective <= day]
    method = versions[-1] if versions else None
    listed = tuple(one for one in endorser.published(election) if _was_public(one.published, day))
    evidence = endorser.evidence(method, election) if method else ()
    known = tuple(one for one in evidence if _was_public(one.day, day))
    decisions = {one.contest.key: one for one in decide(method, election, known)} if method else {}
    has_list = bool(listed) or bool(endorser.published(election))
    made = Choosing(method, decisions, has_list)
    backing = backed(listed, election)
    ended: dict[str, list[Pick]] = {}
    for pick in last_positions(listed):
        if pick.contest and pick.position != "endorse":
            ended.setdefault(pick.contest, []).append(pick)
    contests = [now.contest for now in election.state().contests.values()]
    choices = [
        made.choice(one, backing.get(one.key), ended.get(one.key, []))
        for one in sorted(contests, key=lambda one: (one.seat.name, one.key))
    ]
    return Guide(
        endorser.organisation,
        election.name,
        election.title,
        election.day,
        day,
        method,
        tuple(choices),
        baseline_in_words(election).replace("changes from ", ""),
        election.attribution,
        election.note,
        election.is_test,
    )


def with_results(made: Guide, election: Election, at: datetime) -> Guide:
    """Return the guide with what was declared beside each choice.

    at: the moment now, zoned. Raises EmbargoError before the close of poll
    (RPA 1983 s. 66A); a rehearsal has none.
    """
    refuse_before_close(election, at, "a guide has no results")
    choices = tuple(replace(one, result=_result(one, election)) for one in made.choices)
    return replace(made, choices=choices, has_results=True)


def _was_public(when: date | None, day: date | None) -> bool:
    return day is None or (when is not None and when <= day)


def _result(choice: Choice, election: Election) -> Result | None:
    tab = counted(election.contest(choice.contest.key))
    if tab is None:
        return None
    label = result_label(tab, election.base(tab.contest))
    head = str(label) if label else f"{tab.winner.party} elected"
    if choice.candidacy is None or tab.declaration.unopposed:
        return Result(tab.winner, head, tab.majority, None, None, None)
    votes = tab.votes(choice.candidacy)
    place = next(n for n, one in enumerate(tab.ranking, start=1) if one.key == choice.candidacy.key)
    return Result(tab.winner, head, tab.majority, place, votes, tab.share(choice.candidacy))
