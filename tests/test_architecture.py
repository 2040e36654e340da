"""The rules of the house, read from the source itself, and proof that each rule bites."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "src" / "hustings"

WINGS = ("errors", "figures", "record", "tell", "sources", "night", "endorse", "check", "publish", "cli")
RECORD = (
    "verifier", "clock", "party", "person", "contest", "declaration", "entry", "ledger", "chain", "signing",
    "register", "state", "tabulation", "lineage", "baseline", "change", "published", "election", "measures",
    "people", "member", "corrections", "house", "history", "finding", "forebears",
)  # fmt: skip
NETWORK = (
    "socket", "socketserver", "ssl", "http", "urllib.request", "urllib3", "requests", "pooch", "httpx",
    "aiohttp", "ftplib", "smtplib",
)  # fmt: skip
WEB_DESK = ("django", "hustings_desk")
HEAVY = {"polars", "rich", "typer", "rapidfuzz", "pooch", "requests", "xlsxwriter", "cryptography"}
CLOCK = {
    "datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today",
    "time.time", "time.time_ns", "time.localtime", "time.gmtime",
}  # fmt: skip
EMPTY_NAMES = re.compile(r"_*(utils?|helpers?|common|handlers?|managers?|base|misc)_*")
ROUNDING_FORMAT = re.compile(r"(.?[<>=^])?[-+ ]?#?0?\d*[,_]?(\.\d*)?[eEfFgG%]")


@dataclass(frozen=True)
class Room:
    """One source file: where it stands below src/hustings, and what it says."""

    place: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def wing(self) -> str:
        """The wing it stands in; "cli" for __main__, "" for the front page of the package."""
        first = self.place.split("/")[0].removesuffix(".py")
        return {"__init__": "", "__main__": "cli"}.get(first, first)

    @property
    def name(self) -> str:
        return Path(self.place).stem


Rule = Callable[[Room], list[str]]


def imports(room: Room) -> Iterator[str]:
    """Yield the dotted name of everything imported anywhere in the file, inside functions too."""
    package = ["hustings", *Path(room.place).parent.parts]
    for node in ast.walk(room.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            yield from (".".join([*above, *filter(None, [node.module]), alias.name]) for alias in node.names)
        elif isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] in (
            "import_module",
            "__import__",
        ):
            yield from (str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant))


def dotted(node: ast.AST) -> str:
    """Return `a.b.c` as text; "" for anything that is not a dotted name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""


def stands_in(name: str, module: str) -> bool:
    return name == module or name.startswith(module + ".")


def wings_in_order(room: Room) -> list[str]:
    if room.wing == "":
        return []
    if room.wing not in WINGS:
        return [f"{room.wing} is no wing of the house"]
    before = WINGS[: WINGS.index(room.wing) + 1]
    ours = [name for name in imports(room) if stands_in(name, "hustings")]
    late = [name for name in ours if (name.split(".") + [""])[1] not in before]
    return [] if room.wing == "cli" else [f"{room.wing} imports {name}" for name in late]


def rooms_of_record_in_order(room: Room) -> list[str]:
    if room.wing != "record" or room.name == "__init__":
        return []
    if room.name not in RECORD:
        return [f"{room.name} has no place in the order of rooms"]
    before = RECORD[: RECORD.index(room.name)]
    inside = [name for name in imports(room) if stands_in(name, "hustings.record")]
    return [f"{room.name} imports {name}" for name in inside if (name.split(".") + [""])[2] not in before]


def verifier_stands_alone(room: Room) -> list[str]:
    if room.place != "record/verifier.py":
        return []
    ours = [f"imports {name}" for name in imports(room) if stands_in(name, "hustings")]
    lines = len(room.text.splitlines())
    return ours + ([f"{lines} lines, want under 60"] if lines >= 60 else [])


def network_only_in_fetch(room: Room) -> list[str]:
    if room.place == "sources/fetch.py":
        return []
    return [f"imports {name}" for name in imports(room) for module in NETWORK if stands_in(name, module)]


def no_web_framework(room: Room) -> list[str]:
    return [f"imports {name}" for name in imports(room) for module in WEB_DESK if stands_in(name, module)]


def no_clock(room: Room) -> list[str]:
    if room.wing == "cli":
        return []
    meaning: dict[str, str] = {}
    for node in ast.walk(room.tree):
        if isinstance(node, ast.Import):
            meaning |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom):
            meaning |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    names = [dotted(node) for node in ast.walk(room.tree) if isinstance(node, ast.Name | ast.Attribute)]
    parts = [name.partition(".") for name in names]
    told = [meaning.get(first, first) + dot + rest for first, dot, rest in parts]
    return [f"asks the time with {name}" for name in told if name in CLOCK]


def no_print(room: Room) -> list[str]:
    names = [node.id for node in ast.walk(room.tree) if isinstance(node, ast.Name)]
    return ["prints"] if "print" in names and room.wing != "cli" else []


def no_assert(room: Room) -> list[str]:
    return [f"line {node.lineno} asserts" for node in ast.walk(room.tree) if isinstance(node, ast.Assert)]


def opens_with_one_line(room: Room) -> list[str]:
    lines = (ast.get_docstring(room.tree, clean=False) or "").splitlines()
    if not lines or not lines[0].strip():
        return ["no docstring, or an empty first line"]
    return ["the docstring's first line runs on"] if len(lines) > 1 and lines[1].strip() else []


def short_files(room: Room) -> list[str]:
    lines = len(room.text.splitlines())
    return [f"{lines} lines, want under 300"] if lines >= 300 else []


def short_functions(room: Room) -> list[str]:
    functions = [
        node for node in ast.walk(room.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    lengths = [(node.name, (node.end_lineno or 0) - node.lineno + 1) for node in functions]
    return [f"{name} has {lines} lines, want 60 at most" for name, lines in lengths if lines > 60]


def named_after_an_idea(room: Room) -> list[str]:
    parts = Path(room.place).with_suffix("").parts
    empty = [f"{part} names no idea of the field" for part in parts if EMPTY_NAMES.fullmatch(part)]
    return empty + (["a third level of folders"] if len(parts) > 2 else [])


def only_figures_round(room: Room) -> list[str]:
    return (
        []
        if room.place == "figures.py"
        else [f"line {line} rounds or prints %" for line in rounding(room.tree)]
    )


def rounding(tree: ast.AST) -> Iterator[int]:
    """Yield the lines that round a figure, print one to so many decimals, or set % behind one."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="round") | ast.Attribute(attr="round" | "quantize")):
                yield node.lineno
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=spec)):
                written = "".join(str(part.value) if isinstance(part, ast.Constant) else "0" for part in spec)
                yield from [node.lineno] if ROUNDING_FORMAT.fullmatch(written) else []
            case ast.JoinedStr(values=parts):
                after = [part for figure, part in pairwise(parts) if isinstance(figure, ast.FormattedValue)]
                texts = [str(part.value) for part in after if isinstance(part, ast.Constant)]
                yield from [node.lineno for text in texts if text.startswith("%")]


LONG_FUNCTION = '"""A room."""\ndef f():\n' + "    1\n" * 60
BREACHES: list[tuple[Rule, str, str]] = [
    (wings_in_order, "record/house.py", "from hustings.tell import wording"),
    (wings_in_order, "record/house.py", "from ..sources.catalogue import Source"),
    (wings_in_order, "tell/wording.py", "from hustings import Declaration"),
    (wings_in_order, "tell/wording.py", "import_module('hustings.night')"),
    (wings_in_order, "errors.py", "from hustings.figures import percent"),
    (wings_in_order, "rumours/street.py", ""),
    (rooms_of_record_in_order, "record/party.py", "from hustings.record.house import House"),
    (rooms_of_record_in_order, "record/party.py", "from . import person"),
    (rooms_of_record_in_order, "record/house.py", "from hustings.record import House"),
    (rooms_of_record_in_order, "record/gossip.py", ""),
    (verifier_stands_alone, "record/verifier.py", "from hustings.errors import LedgerError"),
    (verifier_stands_alone, "record/verifier.py", "\n" * 60),
    (network_only_in_fetch, "sources/reading.py", "from urllib import request"),
    (network_only_in_fetch, "sources/reading.py", "def f():\n    from http.client import HTTPSConnection"),
    (network_only_in_fetch, "cli/main.py", "importlib.import_module('pooch')"),
    (no_web_framework, "cli/main.py", "from django.conf import settings"),
    (no_web_framework, "cli/main.py", "import hustings_desk.models"),
    (no_clock, "record/ledger.py", "from datetime import datetime\nx = datetime.now(UTC)"),
    (no_clock, "record/ledger.py", "import datetime as dt\nx = dt.datetime.utcnow()"),
    (no_clock, "record/ledger.py", "from datetime import date\nx = field(default_factory=date.today)"),
    (no_clock, "record/ledger.py", "from time import time as seconds\nx = seconds()"),
    (no_print, "record/ledger.py", "print('entered')"),
    (no_assert, "record/ledger.py", "assert votes >= 0"),
    (opens_with_one_line, "record/ledger.py", "votes = 1"),
    (opens_with_one_line, "record/ledger.py", '"""\nEntries.\n"""'),
    (opens_with_one_line, "record/ledger.py", '"""Entries, in\norder."""'),
    (short_files, "record/ledger.py", "\n" * 300),
    (short_functions, "record/ledger.py", LONG_FUNCTION),
    (named_after_an_idea, "record/helpers.py", ""),
    (named_after_an_idea, "record/ledger/entry.py", ""),
    (only_figures_round, "tell/wording.py", "x = round(share, 1)"),
    (only_figures_round, "tell/tables.py", "x = frame['share'].round(1)"),
    (only_figures_round, "tell/wording.py", "x = f'{share:.1%}'"),
    (only_figures_round, "tell/wording.py", "x = f'{share:>8,.{decimals}f}'"),
    (only_figures_round, "tell/wording.py", "x = f'{share}% of votes'"),
]
# A rule is in force once it stands above with a breach it must catch.
RULES = list(dict.fromkeys(rule for rule, _, _ in BREACHES))

SOUND = [
    ("record/house.py", "from hustings.errors import TieError\nfrom .party import Party"),
    ("sources/fetch.py", "from hustings.tell import wording\nimport pooch\nfrom urllib.parse import quote"),
    ("cli/main.py", "from datetime import datetime\nprint(f'{datetime.now():%H:%M} {votes:,}')"),
    (
        "night/replay.py",
        "import time\nfrom datetime import datetime\nx = datetime(2024, 7, 4), f'{name:<20}'",
    ),
    ("figures.py", "x = f'{round(share, 1):.1f}%'"),
    ("__init__.py", "from hustings.record.house import House"),
]


def house() -> list[Room]:
    files = sorted(HOUSE.rglob("*.py"))
    return [Room(file.relative_to(HOUSE).as_posix(), file.read_text(encoding="utf-8")) for file in files]


def heavy_after(statement: str) -> set[str]:
    """Return which heavy libraries a fresh Python holds after the statement."""
    program = f"{statement}\nimport sys\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return HEAVY & set(run.stdout.split())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    breaches = [f"{room.place}: {breach}" for room in house() for breach in rule(room)]
    assert not breaches, "\n" + "\n".join(breaches)


def test_every_room_in_the_order_is_built() -> None:
    built = {room.name for room in house() if room.wing == "record"} - {"__init__"}
    assert built == set(RECORD)


def test_importing_hustings_loads_no_heavy_library() -> None:
    assert heavy_after("import hustings") == set()


def test_a_heavy_library_loaded_at_once_is_seen() -> None:
    assert heavy_after("import hustings, rapidfuzz") == {"rapidfuzz"}


@pytest.mark.parametrize(("rule", "place", "text"), BREACHES)
def test_a_breach_on_purpose_is_caught(rule: Rule, place: str, text: str) -> None:
    assert rule(Room(place, text))


@pytest.mark.parametrize(("place", "text"), SOUND)
def test_sound_source_breaks_no_rule(place: str, text: str) -> None:
    room = Room(place, f'"""A room."""\n{text}')
    assert [breach for rule in RULES for breach in rule(room)] == []
