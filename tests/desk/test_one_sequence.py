"""Many processes append at once: one sequence without a gap, and a chain that verifies, on both engines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desk_engines import ENGINES, OwnDesk, desk_on
from hustings.record.verifier import check

PROCESSES, EACH = 4, 15
APPEND = """
import sys
from hustings.record.entry import Kind, Recount, Rush
from hustings_desk.archive import Said, book, writing
contests = sorted(book().now.contests)
for turn in range(int(sys.argv[1])):
    key = contests[(int(sys.argv[2]) + turn) % len(contests)]
    with writing() as writer:
        first = writer.book.now.contests[key].contest.candidacies[0].key
        one = writer.append(Said(Kind.RUSH, Rush(key, first), None, "a count"))
        two = writer.append(Said(Kind.RECOUNT, Recount(key), None, "a count"))
    print(*one, *two)
"""
TOKEN = """
from hustings_desk.tokens import machine, make_token
make_token(machine("wire"), "wire", ["read"])
"""
COUNT = """
import sys
from hustings_desk.models import Token
from hustings_desk.tokens import counted
token = Token.objects.get(name="wire")
for _ in range(int(sys.argv[1])):
    print(counted(token, 7))
"""
CHAIN = """
import rfc8785, sys
from hustings_desk.archive import book, lines
every = [*lines(), {"entries": book().entries, "head": book().head}]
sys.stdout.write("".join(rfc8785.dumps(line).decode() + "\\n" for line in every))
"""


@pytest.fixture(scope="module", params=ENGINES)
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnDesk]:
    with desk_on(request.param, tmp_path_factory.mktemp("desk")) as made:
        yield made


def test_processes_that_append_at_once_make_one_sequence(desk: OwnDesk) -> None:
    writers = [desk.starting(APPEND, str(EACH), str(number)) for number in range(PROCESSES)]
    told = [writer.communicate(timeout=100) for writer in writers]
    assert [words for _, words in told if words] == []
    pairs = [tuple(map(int, line.split())) for out, _ in told for line in out.splitlines()]
    assert all(second == first + 1 for first, second in pairs), "one transaction's entries stand together"
    numbers = sorted(number for pair in pairs for number in pair)
    assert numbers == list(range(7, 7 + 2 * PROCESSES * EACH)), "no number twice, none left out"
    chain = desk.python(CHAIN).encode()
    assert check(chain) == []
    assert len(chain.splitlines()) == 6 + 2 * PROCESSES * EACH + 1


def test_requests_of_one_token_at_the_same_instant_are_each_counted_once(desk: OwnDesk) -> None:
    desk.python(TOKEN)
    counting = [desk.starting(COUNT, str(EACH)) for _ in range(PROCESSES)]
    told = [one.communicate(timeout=100) for one in counting]
    assert [words for _, words in told if words] == []
    counts = sorted(int(line) for out, _ in told for line in out.splitlines())
    assert counts == list(range(1, PROCESSES * EACH + 1))
