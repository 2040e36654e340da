"""What stays on the screen and in the browser: the focus as the queue moves, nothing for the next person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.desk_forms import ISLINGTON, filled

if TYPE_CHECKING:
    from desk.served_desk import Person, Served

DRAFTS = "Object.keys(sessionStorage).filter(key => key.startsWith('hustings-desk-draft'))"


def keys_by_form(person: Person, contest: str) -> None:
    """Send a contest's form without typing it."""
    person.page.goto(f"/contests/{contest}/")
    person.press("k")
    person.page.wait_for_url("**/key/")
    for name, text in filled(contest).items():
        if name != "form":
            person.page.fill(f"[name='{name}']", text)
    person.page.click("#send")
    person.page.wait_for_url("**/sent/**")


def test_the_queue_moves_under_the_focus_and_says_so(served: Served) -> None:
    with served.at_work("cleo") as cleo, served.at_work("anna") as anna:
        cleo.page.goto("/")
        cleo.page.focus("#give-me")
        cleo.press("/")
        cleo.type("isl")
        keys_by_form(anna, ISLINGTON)
        cleo.page.wait_for_selector(f"#second-{ISLINGTON}")
        assert cleo.page.evaluate("document.activeElement.id") == "find"
        assert cleo.page.input_value("#find") == "isl"
        assert "waiting for a second key" in cleo.page.inner_text("#told")
        cleo.page.focus(f"#second-{ISLINGTON}")
        anna.page.goto("/contests/E14001446/recount/")
        anna.press("Enter")
        cleo.page.wait_for_selector("#recount-E14001446")
        assert cleo.page.evaluate("document.activeElement.id") == f"second-{ISLINGTON}"


def test_what_one_person_typed_is_gone_for_the_next_on_the_same_machine(served: Served) -> None:
    with served.at_work("ben") as ben:
        ben.page.goto(f"/contests/{ISLINGTON}/")
        ben.press("k")
        ben.page.wait_for_url("**/key/")
        ben.type("1661")
        ben.press("Enter")
        assert len(ben.page.evaluate(DRAFTS)) == 1
        ben.page.reload()
        assert ben.page.input_value("#votes-1") == "1661"
        ben.page.click("text=Sign out")
        ben.page.wait_for_url("**/accounts/login/")
        assert ben.page.evaluate(DRAFTS) == []
        del served.states["ben"]
        ben.sign_in(served.url, "cleo", served.passwords["cleo"])
        ben.page.goto(f"/contests/{ISLINGTON}/")
        ben.press("k")
        ben.page.wait_for_url("**/key/")
        assert ben.page.input_value("#votes-1") == ""
        ben.page.click("#leave")
        ben.page.wait_for_url(f"**/{ISLINGTON}/")


def test_a_form_outlives_its_sign_in(served: Served) -> None:
    with served.at_work("edda") as edda:
        edda.page.goto("/contests/E14001102/")
        edda.page.goto("/contests/E14001446/")
        edda.press("k")
        edda.page.wait_for_url("**/key/")
        for name, text in filled("E14001446").items():
            if name != "form":
                edda.page.fill(f"[name='{name}']", text)
        edda.context.clear_cookies()
        edda.page.click("#send")
        edda.page.wait_for_selector("text=Not received")
        again = edda.context.new_page()
        again.goto(f"{served.url}/accounts/login/")
        again.fill("[name=login]", "edda")
        again.fill("[name=password]", served.passwords["edda"])
        again.press("[name=password]", "Enter")
        again.wait_for_url(f"{served.url}/")
        edda.page.click("#send")
        edda.page.wait_for_url("**/sent/**")
        assert "It waits for the second key" in edda.page.inner_text("#outcome")
        edda.complaints[:] = [one for one in edda.complaints if "403" not in one]
