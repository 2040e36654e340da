"""Two people on one contest at the same instant, one form sent twice at once, a clock going backwards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

import hustings
from desk_engines import ENGINES, OwnDesk, desk_on
from hustings.errors import ElectionError
from hustings.night.keyed import Keyed
from hustings_desk import clock, leasing
from hustings_desk.archive import Book, book
from hustings_desk.entering import Outcome, Sent, key
from hustings_desk.models import Account, Lease

BLACKBURN = "E14001102"
ROUNDS = 6
AT_ONCE = """
import sys, time, uuid
import hustings
from hustings.errors import ElectionError
from hustings.night.keyed import Keyed
from hustings_desk.archive import book
from hustings_desk.entering import Sent, key
from hustings_desk.founding import make_account
from hustings_desk.models import Account
name, start = sys.argv[1], float(sys.argv[2])
same = len(sys.argv) > 3
account = Account.objects.get(username=name)
example = hustings.load("example")
for turn, contest in enumerate(sorted(example.state().contests)):
    d = example.contest(contest).declaration
    figures = Keyed(contest, dict(d.votes), d.valid_votes, d.rejected, electorate=d.electorate)
    form = uuid.uuid5(uuid.NAMESPACE_URL, contest) if same else uuid.uuid4()
    time.sleep(max(start + turn * 0.15 - time.time(), 0))
    try:
        print(contest, key(Sent(account, figures, form, "a notice")))
    except ElectionError as refused:
        print(contest, "refused")
"""
PEOPLE = """
from hustings_desk.founding import make_account
for name in ("anna", "bela", "cleo", "dora"): make_account(name, "keyer")
"""
TOLD = """
import json
from hustings_desk.archive import book
from hustings_desk.models import Keying
kinds = [entry.kind.value for entry in book().election.ledger][6:]
print(json.dumps([kinds, Keying.objects.count()]))
"""


@pytest.fixture(params=ENGINES)
def own(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnDesk]:
    with desk_on(request.param, tmp_path_factory.mktemp("desk")) as made:
        made.python(PEOPLE)
        yield made


def test_people_who_send_at_the_same_instant_are_the_two_keys_or_are_refused(own: OwnDesk) -> None:
    start = str(datetime.now(UTC).timestamp() + 2.5)
    people = [own.starting(AT_ONCE, name, start) for name in ("anna", "bela", "cleo")]
    told = [person.communicate(timeout=60) for person in people]
    assert [words for _, words in told if words] == []
    outcomes = [line.split()[1] for out, _ in told for line in out.splitlines()]
    assert sorted(outcomes) == sorted(["waits", "confirmed", "refused"] * ROUNDS)
    kinds, keyings = json.loads(own.python(TOLD))
    assert kinds == ["enter", "confirm"] * ROUNDS
    assert keyings == 2 * ROUNDS
    doubled = [own.starting(AT_ONCE, "dora", start, "same") for _ in range(2)]
    told = [one.communicate(timeout=60) for one in doubled]
    assert all(line.endswith("refused") for out, _ in told for line in out.splitlines()), "all is declared"


def test_a_form_sent_twice_at_the_same_instant_counts_once(own: OwnDesk) -> None:
    start = str(datetime.now(UTC).timestamp() + 2.5)
    doubled = [own.starting(AT_ONCE, "anna", start, "same") for _ in range(3)]
    told = [one.communicate(timeout=60) for one in doubled]
    assert [words for _, words in told if words] == []
    outcomes = [line.split()[1] for out, _ in told for line in out.splitlines()]
    assert outcomes == ["waits"] * 3 * ROUNDS, "each of them is told the same"
    assert json.loads(own.python(TOLD)) == [[], ROUNDS]


@pytest.mark.django_db
def test_a_clock_that_goes_backwards_loses_no_key_and_frees_no_lease(
    rehearsal_desk: Book, keyer: Account, second_keyer: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = clock.now()
    declared = hustings.load("example").contest(BLACKBURN).declaration
    assert declared is not None
    figures = Keyed(
        BLACKBURN,
        dict(declared.votes),
        declared.valid_votes,
        declared.rejected,
        electorate=declared.electorate,
    )
    at = real
    monkeypatch.setattr(clock.timezone, "now", lambda: at)
    leasing.take(keyer, BLACKBURN)
    at = real - timedelta(hours=2)
    held = leasing.take(second_keyer, BLACKBURN)
    assert held.slot == 2
    with pytest.raises(ElectionError):
        leasing.take(Account.objects.get(username="admin"), BLACKBURN)
    assert Lease.objects.count() == 2
    assert key(sent(keyer, figures)) is Outcome.WAITS
    at = real - timedelta(days=1)
    assert key(sent(second_keyer, figures)) is Outcome.CONFIRMED
    times = [entry.at for entry in book().election.ledger]
    assert times == sorted(times)
    assert book().now.contests[BLACKBURN].is_confirmed


def sent(account: Account, figures: Keyed, form: UUID | None = None) -> Sent:
    return Sent(account, figures, form or uuid4(), "a notice (made up)")
