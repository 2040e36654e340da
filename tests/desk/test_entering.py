"""The way from two keys to an entry."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

import hustings
from desk.api_desk import answers
from hustings.errors import ElectionError, LedgerError
from hustings.night.keyed import Keyed
from hustings.record.entry import Kind
from hustings.record.state import Status
from hustings_desk import acting, leasing
from hustings_desk.archive import book
from hustings_desk.entering import GuardedError, Outcome, Sent, agree, key, latest_settlement, settle
from hustings_desk.founding import found_desk
from hustings_desk.models import Account, Keying, Lease, Role, Round

pytestmark = pytest.mark.django_db
EXAMPLE = hustings.load("example")
ROCHDALE = "E14001446"


@pytest.fixture(autouse=True)
def founded() -> None:
    found_desk(EXAMPLE, is_rehearsal=False, administrator="admin")


def person(name: str, role: str = Role.KEYER) -> Account:
    account = Account(username=name, role=role)
    account.set_unusable_password()
    account.save()
    return account


def notice(contest: str = ROCHDALE) -> Keyed:
    declared = EXAMPLE.contest(contest).declaration
    assert declared is not None
    return Keyed(
        contest, dict(declared.votes), declared.valid_votes, declared.rejected, electorate=declared.electorate
    )


def slipped(contest: str = ROCHDALE) -> Keyed:
    """Return the notice with a block of ten votes too many for the first, in the total as well."""
    right = notice(contest)
    first = next(iter(right.votes))
    assert right.valid_votes is not None and right.votes[first] is not None
    votes = {**right.votes, first: (right.votes[first] or 0) + 10}
    return replace(right, votes=votes, valid_votes=right.valid_votes + 10)


def sent(account: Account, figures: Keyed, form: UUID | None = None) -> Sent:
    # Whatever a guard asks on this night is answered: the guards have tests of their own.
    return Sent(account, figures, form or uuid4(), "notice of the count (made up)", answers(figures))


def kinds() -> list[Kind]:
    return [entry.kind for entry in book().election.ledger][6:]


def test_one_key_enters_nothing() -> None:
    assert key(sent(person("anna"), notice())) is Outcome.WAITS
    assert kinds() == []


def test_two_equal_keys_are_entered_and_confirmed_at_once() -> None:
    anna, bela = person("anna"), person("bela")
    key(sent(anna, notice()))
    assert key(sent(bela, notice())) is Outcome.CONFIRMED
    assert kinds() == [Kind.ENTER, Kind.CONFIRM]
    standing = book().now.contests[ROCHDALE]
    assert standing.is_confirmed
    assert standing.declaration == replace(EXAMPLE.contest(ROCHDALE).declaration, declared_at=None)  # type: ignore[type-var]
    assert [entry.by for entry in book().election.ledger][6:] == [anna.label, bela.label]


def test_nobody_keys_twice() -> None:
    anna = person("anna")
    key(sent(anna, notice()))
    with pytest.raises(ElectionError, match="second person"):
        key(sent(anna, notice()))
    assert Keying.objects.count() == 1


def test_a_form_sent_twice_counts_once() -> None:
    anna, bela, form = person("anna"), person("bela"), uuid4()
    assert key(sent(anna, notice(), form)) is Outcome.WAITS
    assert key(sent(anna, notice(), form)) is Outcome.WAITS
    second = uuid4()
    assert key(sent(bela, notice(), second)) is Outcome.CONFIRMED
    assert key(sent(bela, notice(), second)) is Outcome.CONFIRMED
    assert kinds() == [Kind.ENTER, Kind.CONFIRM]


def test_different_keys_wait_for_a_third_step() -> None:
    key(sent(person("anna"), notice()))
    assert key(sent(person("bela"), slipped())) is Outcome.DIFFERS
    assert kinds() == []
    assert settle(sent(person("cleo"), notice())) is Outcome.CONFIRMED
    assert book().now.contests[ROCHDALE].is_confirmed


def test_both_who_keyed_settle_together() -> None:
    anna, bela = person("anna"), person("bela")
    key(sent(anna, notice()))
    key(sent(bela, slipped()))
    assert settle(sent(bela, notice())) is Outcome.DIFFERS
    proposal = latest_settlement(Round.objects.get())
    assert proposal is not None
    assert agree(bela, proposal) is Outcome.DIFFERS
    assert agree(anna, proposal) is Outcome.CONFIRMED


def test_impossible_figures_are_never_kept() -> None:
    wrong = replace(notice(), valid_votes=(notice().valid_votes or 0) + 1)
    with pytest.raises(GuardedError):
        key(sent(person("anna"), wrong))
    assert not Keying.objects.exists()


def test_a_correction_takes_two_keys_as_an_entry_does() -> None:
    anna, bela, editor = person("anna"), person("bela"), person("ed", Role.EDITOR)
    key(sent(anna, slipped()))
    key(sent(bela, slipped()))
    with pytest.raises(ElectionError, match="declared already"):
        key(sent(anna, notice()))
    acting.open_correction(editor, ROCHDALE, "ten votes too many on the notice (made up)")
    key(sent(bela, notice()))
    assert key(sent(anna, notice())) is Outcome.CONFIRMED
    standing = book().now.contests[ROCHDALE]
    assert standing.is_confirmed
    assert [reason for _, reason in standing.corrected] == ["ten votes too many on the notice (made up)"]


def test_after_a_retraction_the_contest_is_keyed_anew() -> None:
    anna, bela, editor = person("anna"), person("bela"), person("ed", Role.EDITOR)
    key(sent(anna, slipped()))
    key(sent(bela, slipped()))
    acting.retract(editor, ROCHDALE, "wrong notice (made up)")
    assert book().now.contests[ROCHDALE].status is Status.RETRACTED
    key(sent(anna, notice()))
    assert key(sent(bela, notice())) is Outcome.CONFIRMED


def test_two_machines_are_one_key() -> None:
    key(sent(person("feed", Role.MACHINE), notice()))
    with pytest.raises(ElectionError, match="machine"):
        key(sent(person("feed2", Role.MACHINE), notice()))
    assert key(sent(person("anna"), notice())) is Outcome.CONFIRMED


def test_a_lease_keeps_others_from_the_same_key_and_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    anna, bela, cleo = person("anna"), person("bela"), person("cleo")
    first, second = leasing.take(anna, ROCHDALE), leasing.take(bela, ROCHDALE)
    assert {first.slot, second.slot} == {1, 2}
    assert leasing.take(anna, ROCHDALE).slot == first.slot
    with pytest.raises(leasing.TakenError):
        leasing.take(cleo, ROCHDALE)
    monkeypatch.setattr(leasing, "now", lambda: first.until + leasing.LASTS)
    assert leasing.take(cleo, ROCHDALE).slot in (1, 2)


def test_keys_that_were_set_aside_count_no_more() -> None:
    anna, editor = person("anna"), person("ed", Role.EDITOR)
    key(sent(anna, slipped()))
    acting.abandon(editor, ROCHDALE, "the wrong seat's notice (made up)")
    assert key(sent(anna, notice())) is Outcome.WAITS
    assert key(sent(person("bela"), notice())) is Outcome.CONFIRMED
    assert not Lease.objects.exists()


def test_a_tie_waits_for_its_lot() -> None:
    right = notice()
    first, second, *rest = right.votes
    votes = {**dict.fromkeys(rest, 1), first: 900, second: 900}
    tie = Keyed(ROCHDALE, {one: votes[one] for one in right.votes}, sum(votes.values()), 3)
    editor = person("ed", Role.EDITOR)
    key(sent(person("anna"), tie))
    key(sent(person("bela"), tie))
    assert [one.contest.key for one in book().now.tied] == [ROCHDALE]
    with pytest.raises(LedgerError, match="not among the tied"):
        acting.draw_lot(editor, ROCHDALE, rest[0])
    acting.draw_lot(editor, ROCHDALE, second)
    assert book().election.tabulation(ROCHDALE).winner.key == second  # type: ignore[union-attr]


def test_an_editors_call_is_kept_apart_and_ends_with_the_declaration() -> None:
    editor = person("ed", Role.EDITOR)
    winner = max(notice().votes, key=lambda one: notice().votes[one] or 0)
    acting.call(editor, ROCHDALE, winner, "concession")
    assert acting.calls_in_force(book())[ROCHDALE].candidacy == winner
    acting.call(editor, ROCHDALE, "", "recount after all")
    assert acting.calls_in_force(book())[ROCHDALE].candidacy is None
    key(sent(person("anna"), notice()))
    key(sent(person("bela"), notice()))
    assert ROCHDALE not in acting.calls_in_force(book())
    with pytest.raises(ElectionError, match="declared"):
        acting.call(editor, ROCHDALE, winner, "too late")


def test_a_key_of_a_declared_contest_is_not_taken_until_a_correction_is_open() -> None:
    anna, bert, carl = person("anna"), person("bert"), person("carl")
    leasing.take(carl, ROCHDALE)
    leasing.let_go(carl, ROCHDALE)
    key(sent(anna, notice()))
    key(sent(bert, notice()))
    with pytest.raises(leasing.TakenError, match="Declared already"):
        leasing.take(carl, ROCHDALE)
    assert not Round.objects.filter(closed_at__isnull=True).exists()
    acting.open_correction(person("edda", Role.EDITOR), ROCHDALE, "a digit")
    assert leasing.take(carl, ROCHDALE).round.purpose == Round.CORRECTION


def test_nobody_agrees_to_keys_that_were_set_aside() -> None:
    anna, bert = person("anna"), person("bert")
    key(sent(anna, slipped()))
    key(sent(bert, notice()))
    settle(sent(anna, notice()))
    proposed = latest_settlement(Round.objects.get())
    assert proposed is not None
    acting.abandon(person("edda", Role.EDITOR), ROCHDALE, "the notice was another's")
    with pytest.raises(ElectionError, match="set these keys aside"):
        agree(bert, proposed)


@pytest.mark.parametrize("reason", ["", " \t", "\u200b", "\u2060 \ufeff"])
def test_a_reason_that_nobody_can_see_is_none(reason: str) -> None:
    key(sent(person("anna"), notice()))
    key(sent(person("bert"), notice()))
    with pytest.raises(ElectionError, match="A reason is needed"):
        acting.retract(person("edda", Role.EDITOR), ROCHDALE, reason)


def test_what_is_withdrawn_while_it_is_corrected_is_keyed_anew() -> None:
    anna, bert, edda = person("anna"), person("bert"), person("edda", Role.EDITOR)
    key(sent(anna, notice()))
    key(sent(bert, notice()))
    acting.open_correction(edda, ROCHDALE, "a digit")
    key(sent(anna, slipped()))
    acting.retract(edda, ROCHDALE, "of another seat")
    assert key(sent(bert, notice())) is Outcome.WAITS
    assert key(sent(anna, notice())) is Outcome.CONFIRMED
    assert kinds()[2:] == [Kind.RETRACT, Kind.ENTER, Kind.CONFIRM]


def test_keys_that_were_in_before_a_countermand_enter_nothing() -> None:
    anna, bert = person("anna"), person("bert")
    key(sent(anna, notice()))
    acting.countermand(person("edda", Role.EDITOR), ROCHDALE, "a candidate died")
    assert key(sent(bert, notice())) is Outcome.WAITS
    assert kinds() == [Kind.COUNTERMAND]
