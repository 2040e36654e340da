"""Alerts sent to a loopback receiver: each once, tried again where it fails, nowhere it may not go."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.test import Client

import hustings
from hustings.errors import ElectionError
from hustings.night.alerts import AlertKind
from hustings.record.entry import Confirmation, Correction, Kind
from hustings_desk.alerts import addresses
from hustings_desk.alerts.outbox import FIRST_PAUSE, LONGEST_PAUSE, TRIES, hand_over, owed, pause
from hustings_desk.alerts.subscribing import end, given_up, subscribe, try_out
from hustings_desk.alerts.worker import Alerter
from hustings_desk.archive import Book, Said, book, writing
from hustings_desk.forecasting import no_chances
from hustings_desk.models import Account, Sent, Subscription

pytestmark = pytest.mark.django_db
EXAMPLE = hustings.load("example")
BLACKBURN = "E14001102"
EVERYTHING = [kind.value for kind in AlertKind]


class Receiver:
    """Takes webhooks on the loopback; `refuses` makes it answer that it is out of order."""

    def __init__(self) -> None:
        self.got: list[dict[str, str]] = []
        self.refuses = False
        receiver = self

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if not receiver.refuses:
                    receiver.got.append(told)
                self.send_response(500 if receiver.refuses else 200)
                self.end_headers()

            def log_message(self, format: str, *rest: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Answer)
        self.address = f"json://127.0.0.1:{self.server.server_port}/hook"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.02,))
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


def declare(account: Account, second: Account) -> int:
    declaration = EXAMPLE.contest(BLACKBURN).declaration
    assert declaration is not None
    with writing() as writer:
        (number,) = writer.append(Said(Kind.ENTER, declaration, account, "a notice"))
        writer.append(Said(Kind.CONFIRM, Confirmation(BLACKBURN, number), second, "a notice"))
    return number


def alerter() -> Alerter:
    return Alerter(no_chances, lambda words: None)


def test_an_entry_is_told_once_and_by_the_kinds_chosen(
    rehearsal_desk: Book, administrator: Account, keyer: Account, receiver: Receiver
) -> None:
    subscribe(administrator, receiver.address, ["gain"])
    number = declare(administrator, keyer)
    worker = alerter()
    for _ in range(3):
        worker.turn()
    alerter().turn()
    assert [one["message"] for one in receiver.got] == [
        "REHEARSAL: Blackburn: Ind gain from Lab, majority 132; Adnan Hussain (Ind) is elected "
        f"(entry {number})"
    ]
    assert receiver.got[0]["title"] == "REHEARSAL: hustings, gain"


def test_what_was_entered_before_the_subscription_is_not_told(
    rehearsal_desk: Book, administrator: Account, keyer: Account, receiver: Receiver
) -> None:
    declare(administrator, keyer)
    subscribe(administrator, receiver.address, EVERYTHING)
    alerter().turn()
    assert receiver.got == []
    with writing() as writer:
        declaration = EXAMPLE.contest(BLACKBURN).declaration
        assert declaration is not None
        again = Correction(declaration, "the same again (made up)")
        writer.append(Said(Kind.CORRECT, again, administrator, "a notice"))
    alerter().turn()
    assert len(receiver.got) == 1


def test_two_addresses_are_told_apart(
    rehearsal_desk: Book, administrator: Account, keyer: Account, receiver: Receiver
) -> None:
    for _ in range(2):
        subscribe(administrator, receiver.address, ["gain", "defeat"])
    declare(administrator, keyer)
    alerter().turn()
    assert len(receiver.got) == 4
    assert Sent.objects.filter(told_at__isnull=False).count() == 4


def test_what_is_not_taken_is_tried_again_later_and_given_up_at_last(
    rehearsal_desk: Book, administrator: Account, keyer: Account, receiver: Receiver
) -> None:
    subscribe(administrator, receiver.address, ["gain"])
    declare(administrator, keyer)
    receiver.refuses = True
    worker = alerter()
    worker.turn()
    worker.turn()
    owed_now = Sent.objects.get()
    assert (owed_now.tries, owed_now.told_at) == (1, None), "a second turn at once does not try again"
    hand_over({owed_now.pk: FIRST_PAUSE}, FIRST_PAUSE - 0.1)
    assert Sent.objects.get().tries == 1
    receiver.refuses = False
    assert hand_over({owed_now.pk: FIRST_PAUSE}, FIRST_PAUSE).arrived == 1
    assert len(receiver.got) == 1
    Sent.objects.update(told_at=None, tries=TRIES)
    assert hand_over({}, 0).arrived == 0
    assert given_up(administrator) == 1


def test_pauses_double_up_to_the_longest() -> None:
    assert [pause(tries) for tries in (1, 2, 3)] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert pause(TRIES) == LONGEST_PAUSE


def test_a_worker_killed_between_two_entries_leaves_nothing_out(
    rehearsal_desk: Book, administrator: Account, keyer: Account, receiver: Receiver
) -> None:
    subscription = subscribe(administrator, receiver.address, EVERYTHING)
    declare(administrator, keyer)
    assert owed(book(), no_chances) == 2
    assert owed(book(), no_chances) == 0
    subscription.refresh_from_db()
    assert subscription.since_entry == book().entries
    alerter().turn()
    assert len(receiver.got) == 2, "what was noted before is handed over by the next worker"


def test_a_try_is_counted_before_the_message_leaves(
    rehearsal_desk: Book,
    administrator: Account,
    keyer: Account,
    receiver: Receiver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subscribe(administrator, receiver.address, ["gain"])
    declare(administrator, keyer)

    def killed(*rest: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("hustings_desk.alerts.outbox.send", killed)
        with pytest.raises(KeyboardInterrupt):
            alerter().turn()
    assert Sent.objects.get().tries == 1
    alerter().turn()
    assert receiver.got == [], "the next worker leaves a message under way the time to arrive"


def test_an_ended_address_is_told_nothing(
    rehearsal_desk: Book, administrator: Account, keyer: Account, receiver: Receiver
) -> None:
    subscription = subscribe(administrator, receiver.address, EVERYTHING)
    end(administrator, subscription.pk)
    declare(administrator, keyer)
    alerter().turn()
    assert receiver.got == []
    assert not Sent.objects.exists()


def test_nobody_ends_or_tries_another_persons_address(
    rehearsal_desk: Book, administrator: Account, keyer: Account, receiver: Receiver
) -> None:
    subscription = subscribe(administrator, receiver.address, EVERYTHING)
    for act in (end, try_out):
        with pytest.raises(ElectionError, match="not among yours"):
            act(keyer, subscription.pk)
    assert try_out(administrator, subscription.pk)
    assert receiver.got[0]["message"] == "A trial: alerts arrive here."


@pytest.mark.parametrize(
    "address",
    [
        "json://127.0.0.1/hook",
        "json://localhost:8000/",
        "jsons://10.1.2.3/",
        "json://192.168.0.1/",
        "json://169.254.169.254/latest/meta-data",
        "json://[::1]/",
        "json://[::ffff:127.0.0.1]/",
        "json://0x7f000001/",
        "json://2130706433/",
        "json://0.0.0.0/",
        "form://172.16.0.1/",
        "mailto://user:word@127.0.0.1",
        "mailto://user:word@1.1.1.1?smtp=10.0.0.1",
        "dbus://",
        "windows://",
    ],
)
def test_a_keyer_reaches_into_no_private_network(rehearsal_desk: Book, keyer: Account, address: str) -> None:
    with pytest.raises(ElectionError):
        subscribe(keyer, address, EVERYTHING)
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "json://1.1.1.1/?redirect=yes",
        "json://1.1.1.1/?attach=file:///etc/passwd",
        "msteams://a/b/c/d?template=/etc/passwd",
        "mailto://user:word@1.1.1.1?pgp=yes&pgpkey=/etc/passwd",
        "syslog://",
        "exec://ls",
        "somebody",
        "json://1.1.1.1/\nX: y",
        "a@b@c",
        "jsons://[",
        "anna@example.org",
    ],
)
def test_nobody_uses_an_address_that_is_none(
    rehearsal_desk: Book, administrator: Account, address: str
) -> None:
    with pytest.raises(ElectionError):
        subscribe(administrator, address, EVERYTHING)


def test_an_address_that_came_to_mean_a_private_machine_is_not_sent_to(
    rehearsal_desk: Book, administrator: Account, keyer: Account, receiver: Receiver
) -> None:
    subscription = subscribe(administrator, receiver.address, ["gain"])
    Subscription.objects.filter(pk=subscription.pk).update(account=keyer)
    declare(administrator, keyer)
    alerter().turn()
    assert receiver.got == []
    assert Sent.objects.get().told_at is None


def test_e_mail_goes_by_the_desks_own_server(
    rehearsal_desk: Book, keyer: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(addresses.MAIL, "mailtos://desk:word@mail.example.org")
    subscribe(keyer, "anna@example.org", ["gain"])
    (server,) = addresses.sender("anna@example.org", False)
    assert "anna" in server.url() and "mail.example.org" in server.url()
    with pytest.raises(ElectionError, match="no e-mail address"):
        subscribe(keyer, "anna@example.org\nBcc: all", ["gain"])
    assert addresses.shown("anna@example.org") == "anna@example.org"


def test_a_webhook_may_have_headers_of_its_own() -> None:
    assert addresses.sender("json://1.1.1.1/?+X-Token=word&-a=b", False)
    with pytest.raises(ElectionError, match="redirect"):
        addresses.sender("json://1.1.1.1/?%20redirect=yes", False)


def test_passwords_of_an_address_are_not_shown() -> None:
    assert "secret" not in addresses.shown("jsons://anna:secret@1.1.1.1/hook")


def test_a_person_chooses_a_kind_and_has_a_limit(rehearsal_desk: Book, administrator: Account) -> None:
    with pytest.raises(ElectionError, match="at least one kind"):
        subscribe(administrator, "json://127.0.0.1/", ["nothing"])
    for _ in range(10):
        subscribe(administrator, "json://127.0.0.1/", ["gain"])
    with pytest.raises(ElectionError, match="You have 10"):
        subscribe(administrator, "json://127.0.0.1/", ["gain"])


def test_a_person_chooses_alerts_on_a_page(
    rehearsal_desk: Book, keyer: Account, administrator: Account, client_of: Callable[[Account], Client]
) -> None:
    client = client_of(administrator)
    answer = client.get("/alerts/")
    assert answer.status_code == 200
    assert answer.content.decode().count('name="kinds"') == len(EVERYTHING)
    asked = {"address": "json://anna:secret@127.0.0.1/hook", "kinds": ["gain", "upset"]}
    assert client.post("/alerts/", asked).status_code == 302
    page = client.get("/alerts/").content.decode()
    assert "secret" not in page
    assert "a seat is gained; an upset" in page
    number = Subscription.objects.get().pk
    assert client_of(keyer).post(f"/alerts/{number}/end/").status_code == 302
    assert Subscription.objects.get().is_on, "another person's address stays"
    client.post(f"/alerts/{number}/end/")
    assert not Subscription.objects.get().is_on


def test_the_page_says_why_an_address_is_not_taken(
    rehearsal_desk: Book, keyer: Account, client_of: Callable[[Account], Client]
) -> None:
    answer = client_of(keyer).post("/alerts/", {"address": "json://10.0.0.1/<b>", "kinds": ["gain"]})
    assert answer.status_code == 422
    assert "private network" in answer.content.decode()
    assert "<b>" not in answer.content.decode()
