"""The page of imports in a browser: a fault shown, a file tried, the word to go on; wide and narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from desk.served_desk import Served

FAULTY = "seat_code,surname,party\nX1,<b>Mill</b>,Red\nX1,=Pond,\n"


@pytest.mark.parametrize("width", [1280, 360])
def test_a_file_is_tried_and_taken_in(served: Served, width: int) -> None:
    seat = f"Ash {width} (made up)"
    good = f"seat_code,seat,surname,party\nW{width},{seat},Mill,Red\nW{width},{seat},Pond,Ind\n"
    with served.at_work("admin", viewport={"width": width, "height": 760}) as admin:
        page = admin.page

        def send(text: str) -> None:
            file = {"name": "list.csv", "mimeType": "text/csv", "buffer": text.encode()}
            page.get_by_label("File, CSV").set_input_files([file])
            page.get_by_role("button", name="Try it").click()

        page.goto("/")
        page.get_by_role("link", name="Imports").click()
        found = admin.look(f"imports-{width}")
        send(FAULTY)
        page.get_by_text("Refused whole, 3 faults").wait_for()
        found += admin.look(f"imports-faults-{width}")
        send(good)
        page.get_by_text(f"{seat}: new, 2 candidacies").wait_for()
        found += admin.look(f"imports-tried-{width}")
        page.get_by_role("button", name="Take it in").click()
        page.get_by_role("heading", name="Taken in", exact=True).wait_for()
        found += admin.look(f"imports-taken-{width}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found == []
