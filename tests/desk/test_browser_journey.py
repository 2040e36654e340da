"""Two keyers and an editor at work in a real browser, with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.desk_forms import BLACKBURN, EXAMPLE, ROCHDALE, candidacies
from hustings_desk.standing import on_the_notice

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from desk.served_desk import Person, Served

MS_A_KEY = 200
PERRY_BARR, DEWSBURY, LEICESTER_SOUTH = "E14001098", "E14001196", "E14001327"


def key_in(person: Person, contest: str, **changed: str) -> None:
    """Type a contest's figures into the form, box after box, and send it."""
    for text in boxes_of(contest, changed):
        person.type(text)
        person.press("Enter")
    person.press("Enter")


def boxes_of(contest: str, changed: dict[str, str]) -> list[str]:
    """Return what is typed in each box, from the first to the last; changed: by candidacy, or total."""
    declared = EXAMPLE.contest(contest).declaration
    assert declared is not None
    texts = {key: str(votes) for key, votes in declared.votes.items()} | {"total": str(declared.valid_votes)}
    texts |= changed
    votes = [texts[one.key] for one in on_the_notice(candidacies(contest))]
    rejected = ["-"] * 4 + [str(declared.rejected)]
    return [*votes, texts["total"], *rejected, str(declared.electorate), "-", "read out", "0412"]


def place_of(candidacy: str) -> str:
    """Return the key that picks a candidacy of Blackburn where the winner is rushed."""
    return str([one.key for one in on_the_notice(candidacies(BLACKBURN))].index(candidacy) + 1)


def begin(person: Person, seat: str) -> None:
    """Find a seat by its name and take its key, from any page."""
    if person.page.url == "about:blank":
        person.page.goto("/")
    person.find(seat)
    person.press("k")
    person.page.wait_for_url("**/key/")


def keys(person: Person, seat: str, contest: str, **changed: str) -> str:
    """Find, key and send a contest; return what the desk says became of it. What is warned of is answered."""
    begin(person, seat)
    key_in(person, contest, **changed)
    person.page.wait_for_selector("#outcome, #refused")
    if person.page.locator("#refused").count():
        person.found += person.look("warned")
        for _ in range(person.page.locator(".findings .warning").count()):
            person.type("the notice says so")
            person.press("Enter")
        person.press("Enter")
    person.page.wait_for_url("**/sent/**")
    return person.page.inner_text("#outcome")


def test_a_full_result_is_keyed_in_under_a_minute_by_keyboard_alone(served: Served) -> None:
    assert len(candidacies(PERRY_BARR).candidacies) == 8
    with served.at_work("anna") as anna, served.at_work("ben") as ben:
        assert "It waits for the second key" in keys(anna, "perry", PERRY_BARR)
        seconds = anna.typed * MS_A_KEY / 1000
        print(f"eight candidacies: {anna.typed} keys, {seconds:.1f} s at {MS_A_KEY} ms a key")
        assert seconds < 60
        ben.page.goto("/")
        ben.press("n")
        ben.page.wait_for_url("**/key/")
        key_in(ben, PERRY_BARR)
        ben.page.wait_for_url("**/sent/**")
        assert "Confirmed. Ind gain from Lab, majority 507" in ben.page.inner_text("#outcome")
        anna.page.wait_for_selector("text=Confirmed. Ind gain from Lab, majority 507")


def test_a_seat_is_rushed_keyed_apart_settled_by_a_third_and_corrected(served: Served) -> None:
    wrong = {"kate-hollern.lab": "10836", "total": "39337"}
    found: list[str] = []
    with served.at_work("anna") as anna, served.at_work("ben") as ben, served.at_work("cleo") as cleo:
        anna.page.goto("/")
        anna.find("blackb")
        anna.press("r")
        anna.page.wait_for_url("**/rush/")
        anna.press(place_of("adnan-hussain.ind"), "Enter")
        anna.page.wait_for_selector("text=has won")
        assert "It waits for the second key" in keys(anna, "blackb", BLACKBURN, **wrong)
        assert "The two keys differ" in keys(ben, "blackb", BLACKBURN)
        found += ben.look("differs")
        cleo.page.goto("/")
        cleo.find("blackb")
        cleo.press("s")
        cleo.page.wait_for_url("**/settle/")
        found += cleo.look("settle")
        assert cleo.page.locator("fieldset").count() == 2
        cleo.press("1", "1", "Enter")
        cleo.page.wait_for_selector("text=Settled: entered and confirmed.")
        assert "Ind gain from Lab, majority 132" in cleo.page.inner_text("main")
        found += cleo.look("declared")
    with served.at_work("edda") as edda, served.at_work("ben") as ben, served.at_work("cleo") as cleo:
        edda.page.goto("/")
        edda.find("blackb")
        edda.press("x")
        edda.page.wait_for_url("**/correct/")
        edda.type("made up for a test: ten votes were read out wrongly")
        edda.press("Enter")
        edda.page.wait_for_selector("text=The correction is open")
        change = {"adnan-hussain.ind": "10508", "total": "38877"}
        assert "It waits for the second key" in keys(ben, "blackb", BLACKBURN, **change)
        assert "majority 132" in edda.page.inner_text("main")
        assert "Confirmed. Ind gain from Lab, majority 122" in keys(cleo, "blackb", BLACKBURN, **change)
        edda.page.goto("/corrections/")
        assert "ten votes were read out wrongly" in edda.page.inner_text("main")
        found += edda.look("corrections")
        edda.page.goto("/editor/")
        found += edda.look("editor")
        edda.find("blackb")
        found += edda.look("corrected")
    assert found == []


def test_a_tie_waits_for_its_lot(served: Served) -> None:
    declared = EXAMPLE.contest(DEWSBURY).declaration
    assert declared is not None
    first, second = sorted(declared.votes, key=lambda key: -declared.votes[key])[:2]
    level = {second: str(declared.votes[first])}
    level["total"] = str(declared.valid_votes + declared.votes[first] - declared.votes[second])
    narrow = {"width": 360, "height": 740}
    with (
        served.at_work("anna", viewport=narrow) as anna,
        served.at_work("ben", viewport=narrow) as ben,
        served.at_work("edda", viewport=narrow) as edda,
    ):
        keys(anna, "dews", DEWSBURY, **level)
        assert "A tie: the lot decides" in keys(ben, "dews", DEWSBURY, **level)
        edda.page.goto("/")
        with edda.page.expect_navigation(url=f"**/{DEWSBURY}/"):
            edda.page.click("text=Dewsbury and Batley")
        assert edda.look("tie") == []
        edda.press("l")
        edda.page.wait_for_url("**/lot/")
        edda.press("2", "Enter")
        edda.page.wait_for_selector("text=The lot is entered")
        assert "majority 0 after a lot" in edda.page.inner_text("main")
        edda.page.goto("/editor/")
        assert "the notice says so" in edda.page.inner_text("main")
        assert anna.found + ben.found == []


def test_a_recount_is_one_key_and_a_form_counts_once_whatever_happens(served: Served) -> None:
    with served.at_work("anna") as anna, served.at_work("ben") as ben:
        anna.page.goto("/")
        anna.find("leic")
        anna.press("c")
        anna.page.wait_for_url("**/recount/")
        anna.page.wait_for_function("document.activeElement.closest('form') !== null")
        anna.press("Enter")
        anna.page.wait_for_selector("text=The recount is entered")
        begin(anna, "leic")
        answers = lost_once(anna)
        key_in(anna, LEICESTER_SOUTH)
        anna.page.wait_for_selector("text=it counts once")
        anna.page.wait_for_url("**/sent/**")
        assert answers == ["lost", "answered"]
        assert "It waits for the second key" in anna.page.inner_text("#outcome")
        anna.complaints[:] = [one for one in anna.complaints if "ERR_FAILED" not in one]
        anna.page.go_back()
        anna.page.wait_for_load_state()
        assert anna.page.locator("#keying").count() == 0
        begin(ben, "leic")
        for text in boxes_of(LEICESTER_SOUTH, {}):
            ben.type(text)
            ben.press("Enter")
        ben.page.evaluate("send => { send.click(); send.click(); }", ben.page.query_selector("#send"))
        ben.page.wait_for_url("**/sent/**")
        assert "Confirmed." in ben.page.inner_text("#outcome")
        assert served.counted(LEICESTER_SOUTH) == 2


def test_a_refused_form_keeps_what_was_typed_and_no_sum_is_ever_shown(served: Served) -> None:
    declared = EXAMPLE.contest(ROCHDALE).declaration
    assert declared is not None
    with served.at_work("anna") as anna:
        begin(anna, "rochd")
        key_in(anna, ROCHDALE, total="")
        anna.page.wait_for_selector("text=Blank is not nought")
        assert str(declared.valid_votes) not in anna.page.content()
        assert f"{declared.valid_votes:,}" not in anna.page.content()
        assert anna.page.evaluate("document.activeElement.id") == "valid-votes"
        assert anna.look("refused") == []
        anna.page.reload()
        key = "paul-ellison.lab" if "paul-ellison.lab" in declared.votes else next(iter(declared.votes))
        assert anna.page.input_value(f"[name='votes:{key}']") == str(declared.votes[key])


def lost_once(person: Person) -> list[str]:
    """Lose the first answer to the form after the desk has it; return what happens, as it does."""
    happened: list[str] = []

    def deliver(route: Route) -> None:
        if route.request.method != "POST" or happened:
            happened.append("answered") if route.request.method == "POST" else None
            route.continue_()
            return
        route.fetch(max_redirects=0)
        happened.append("lost")
        route.abort()

    person.page.route("**/key/", deliver)
    return happened
