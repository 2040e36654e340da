"""Every page of the desk, wide and on a telephone: axe finds nothing serious, the console stays empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk.desk_forms import ISLINGTON

if TYPE_CHECKING:
    from desk.served_desk import Served

OF_A_CONTEST = ("", "key/", "rush/", "recount/", "call/", "countermand/")
OF_THE_DESK = (
    "/",
    "/editor/",
    "/log/",
    "/corrections/",
    "/people/",
    "/tokens/",
    "/accounts/2fa/",
    "/alerts/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/password/change/",
    "/accounts/logout/",
    "/nowhere/",
)


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_serious_on_the_pages_of_the_desk(served: Served, width: int) -> None:
    from desk.served_desk import Person

    found: list[str] = []
    with served.person(
        Person(served.browser.new_context(viewport={"width": width, "height": 760}))
    ) as nobody:
        nobody.page.goto(f"{served.url}/accounts/login/")
        found += nobody.look("sign-in")
        assert nobody.complaints == []
    with served.at_work("admin", viewport={"width": width, "height": 760}) as admin:
        admin.page.goto("/accounts/reauthenticate/?next=/")
        found += admin.look("reauthenticate")
        admin.page.fill("[name=password]", served.passwords["admin"])
        admin.page.press("[name=password]", "Enter")
        admin.page.wait_for_url(f"{served.url}/")
        for address in OF_THE_DESK:
            admin.page.goto(address)
            if address == "/nowhere/":
                admin.complaints.clear()
            found += admin.look(address.strip("/").replace("/", "-") or "queue")
        admin.page.goto(f"/contests/{ISLINGTON}/")
        admin.press("k")
        admin.page.wait_for_url("**/key/")
        for part in OF_A_CONTEST:
            admin.page.goto(f"/contests/{ISLINGTON}/{part}")
            found += admin.look(f"contest-{part.strip('/')}")
    assert found == []
