"""Two keyers and an editor at work in a real browser, with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.desk_forms import EXAMPLE, candidacies
from hustings_desk.standing import on_the_notice

if TYPE_CHECKING:
    from desk.served_desk import Person, Served

MS_A_KEY = 200
PERRY_BARR = "E14001098"


def key_in(person: Person, contest: str, **changed: str) -> None:
    """Type a contest's figures into the form, box after box, and send it."""
    declared = EXAMPLE.contest(contest).declaration
    assert declared is not None
    texts = {one.key: str(declared.votes[one.key]) for one in on_the_notice(candidacies(contest))}
    texts |= {"valid": str(declared.valid_votes), "by reason": "-", "rejected": str(declared.rejected)}
    texts |= {"electorate": str(declared.electorate), "source": "read out", "hour": "0412", **changed}
    boxes = [texts[one.key] for one in on_the_notice(candidacies(contest))]
    boxes += [texts["valid"], *[texts["by reason"]] * 4, texts["rejected"], texts["electorate"], "-"]
    for text in [*boxes, texts["source"], texts["hour"]]:
        person.type(text)
        person.press("Enter")
    person.press("Enter")


def test_a_full_result_is_keyed_in_under_a_minute_by_keyboard_alone(served: Served) -> None:
    assert len(candidacies(PERRY_BARR).candidacies) == 8
    with served.at_work("anna") as anna, served.at_work("ben") as ben:
        anna.page.goto("/")
        anna.find("perry")
        anna.press("k")
        anna.page.wait_for_url("**/key/")
        key_in(anna, PERRY_BARR)
        anna.page.wait_for_url("**/sent/**")
        assert "It waits for the second key" in anna.page.inner_text("#outcome")
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
