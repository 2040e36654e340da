"""A passkey in a real browser: added, asked for at the next sign-in, and what is said where none can be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desk.served_desk import Person, Served

IN_THE_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Device:
    """The browser's own keeper of passkeys, made up."""

    def __init__(self, person: Person) -> None:
        self._asked = person.context.new_cdp_session(person.page)
        self._asked.send("WebAuthn.enable")
        added = self._asked.send("WebAuthn.addVirtualAuthenticator", {"options": IN_THE_DEVICE})
        self._number = added["authenticatorId"]

    def kept(self) -> list[dict[str, Any]]:
        """Return the passkeys in it."""
        found = self._asked.send("WebAuthn.getCredentials", {"authenticatorId": self._number})
        return list(found["credentials"])


@contextmanager
def somebody(served: Served, width: int = 1280) -> Iterator[Person]:
    from desk.served_desk import Person

    there = Person(served.browser.new_context(viewport={"width": width, "height": 760}))
    with served.person(there):
        yield there


def shown_again(person: Person, password: str) -> None:
    """Type the password once more, as asked before sign-in is changed."""
    person.page.wait_for_url("**/accounts/reauthenticate/**")
    person.page.fill("[name=password]", password)
    person.page.press("[name=password]", "Enter")


def begins_to_sign_in(person: Person, url: str, password: str) -> None:
    """Sign in as far as the second factor."""
    person.page.goto(f"{url}/accounts/login/")
    person.page.fill("[name=login]", "dora")
    person.page.fill("[name=password]", password)
    person.page.press("[name=password]", "Enter")
    person.page.wait_for_url("**/accounts/2fa/authenticate/")


def test_a_passkey_is_added_and_lets_its_owner_in(served: Served) -> None:
    named = served.url.replace("127.0.0.1", "localhost")
    password, found = served.passwords["dora"], []
    with somebody(served) as dora:
        device = Device(dora)
        dora.sign_in(named, "dora", password)
        dora.page.goto(f"{named}/accounts/2fa/webauthn/add/")
        shown_again(dora, password)
        dora.page.wait_for_selector("#passkey")
        dora.page.fill("[name=name]", "the desk's telephone")
        found += dora.look("passkey-add")
        dora.page.click("#passkey")
        dora.page.wait_for_url("**/accounts/2fa/recovery-codes/")
        assert "The passkey is added." in dora.page.inner_text(".messages")
        recovery = dora.page.inner_text(".codes li")
        found += dora.look("passkey-recovery-codes")
        first = device.kept()
        assert [one["rpId"] for one in first] == ["localhost"]

        dora.page.goto(f"{named}/accounts/2fa/webauthn/add/")
        dora.page.click("#passkey")
        dora.page.wait_for_selector("text=holds a passkey of yours already")
        assert len(device.kept()) == 1
        dora.page.goto(f"{named}/accounts/2fa/webauthn/")
        assert "the desk's telephone" in dora.page.inner_text("main")
        found += dora.look("passkey-list")
        dora.page.click("text=Sign out")
        dora.page.wait_for_url("**/accounts/login/")

        begins_to_sign_in(dora, named, password)
        found += dora.look("passkey-asked")
        dora.page.click("#passkey")
        dora.page.wait_for_url(f"{named}/")
        assert device.kept()[0]["signCount"] > first[0]["signCount"]
        assert found == []
        assert dora.complaints == []
    with somebody(served) as lost:
        Device(lost)
        begins_to_sign_in(lost, named, password)
        lost.page.click("#passkey")
        lost.page.wait_for_selector("text=there is none of this desk here")
        lost.page.fill("[name=code]", recovery)
        lost.page.press("[name=code]", "Enter")
        lost.page.wait_for_url(f"{named}/")


def test_a_desk_open_at_a_number_says_where_a_passkey_can_be(served: Served) -> None:
    with somebody(served, width=360) as anna:
        anna.sign_in(served.url, "anna", served.passwords["anna"])
        anna.page.goto(f"{served.url}/accounts/2fa/webauthn/add/")
        shown_again(anna, served.passwords["anna"])
        anna.page.wait_for_selector("#passkey-wrong:visible")
        assert served.url.replace("127.0.0.1", "localhost") in anna.page.inner_text("#passkey-wrong")
        assert anna.page.is_disabled("#passkey")
        assert anna.look("passkey-at-a-number") == []
        assert anna.complaints == []
