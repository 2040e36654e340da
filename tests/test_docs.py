"""The pages are true: commands print what they show, snippets run, links lead somewhere, none is missing."""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer

import hustings
from hustings.cli.main import app, main
from hustings.record.entry import Kind
from hustings.sources.catalogue import datasets
from hustings_desk.commands import app as desk_app

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or ROOT.parent / "shared" / "data").absolute()
TOP = typer.main.get_command(app).commands  # type: ignore[attr-defined]
DESK = typer.main.get_command(desk_app).commands  # type: ignore[attr-defined]
COMMANDS = {
    (f"{name} {inner}" if inner else name): found
    for name, command in TOP.items()
    for inner, found in (
        DESK if name == "desk" else getattr(command, "commands", None) or {"": command}
    ).items()
}
"""Every command by what is typed: those of a group by both words, such as `endorse score`."""
LEFT_OUT = "…"
NEEDS_DATA = "data"


@dataclass(frozen=True)
class Block:
    """One fenced block of a page. A block marked `data` needs official files; any other runs without."""

    page: Path
    line: int
    language: str
    needs_data: bool
    text: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT).as_posix()}:{self.line}"


class Screen(io.StringIO):
    """A terminal of 80 columns without colours, which shows stdout and stderr as they come."""

    encoding = "utf-8"  # type: ignore[assignment]

    def isatty(self) -> bool:
        return True


def blocks(page: Path, text: str | None = None) -> list[Block]:
    text = page.read_text(encoding="utf-8") if text is None else text
    fences = re.finditer(r"^```(\w+)([^\n]*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [
        Block(page, text.count("\n", 0, f.start()) + 1, f[1], NEEDS_DATA in f[2].split(), f[3])
        for f in fences
    ]


def all_blocks(*languages: str) -> list[Block]:
    return [block for page in PAGES for block in blocks(page) if block.language in languages]


def turns(console: str) -> list[tuple[str, str]]:
    """Return each command of a console block with what the page shows after it."""
    parts = re.split(r"^\$ (.*)\n", console, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def is_as_shown(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed; a line of … alone stands for any lines left out."""
    lines = shown.rstrip().split("\n")
    pattern = "".join(r"(?:.*\n)+?" if line == LEFT_OUT else re.escape(line) + "\n" for line in lines)
    return re.fullmatch(pattern, printed) is not None


def printed_by(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[str, int]:
    """Return what a terminal shows of a command, and its exit status."""
    screen, status = Screen(), 0
    monkeypatch.setattr(sys, "argv", ["hustings", *arguments])
    with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
    return "".join(f"{line.rstrip()}\n" for line in screen.getvalue().rstrip().split("\n")), status


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def desk(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Work in an empty folder, with no network: official files come from the mirror or not at all."""
    empty = tmp_path / "nothing"
    empty.mkdir()
    settings = {"HUSTINGS_HOME": kept, "HUSTINGS_MIRROR": MIRROR if MIRROR.is_dir() else empty}
    for name, value in {**settings, "COLUMNS": "80", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, str(value))
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return monkeypatch


def prepare(needs_data: bool, desk: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if needs_data and not MIRROR.is_dir():
        pytest.skip("needs a mirror of the official files: HUSTINGS_MIRROR, or ../shared/data")
    if not needs_data:
        desk.setenv("HUSTINGS_MIRROR", str(tmp_path / "nothing"))
        desk.setenv("HUSTINGS_HOME", str(tmp_path / "fresh"))


@pytest.mark.parametrize("block", all_blocks("console"), ids=str)
def test_a_command_prints_what_the_page_shows(block: Block, desk: pytest.MonkeyPatch, tmp_path: Path) -> None:
    prepare(block.needs_data, desk, tmp_path)
    assert block.text.startswith("$ "), "a console block opens with a command"
    for command, shown in turns(block.text):
        program, *arguments = shlex.split(command)
        assert program == "hustings", f"{command!r}: only hustings runs here; show others in a sh block"
        printed, _ = printed_by(arguments, desk)
        if not is_as_shown(shown, printed):
            assert shown.rstrip() == printed.rstrip(), f"{block}: $ {command}"


@pytest.mark.parametrize("needs_data", [False, True], ids=["example", "data"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_python_on_a_page_runs(
    page: Path, needs_data: bool, desk: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    snippets = [block for block in blocks(page) if block.language in ("python", "pycon")]
    if not any(block.needs_data == needs_data for block in snippets):
        return
    prepare(needs_data, desk, tmp_path)
    names: dict[str, object] = {}
    for block in snippets:
        if block.needs_data and not needs_data:
            continue
        if block.language == "python":
            exec(compile(block.text, str(block), "exec"), names)
            continue
        test = doctest.DocTestParser().get_doctest(block.text, names, str(block), None, block.line)
        flags, told = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE, io.StringIO()
        runner = doctest.DocTestRunner(optionflags=flags, verbose=False)
        assert runner.run(test, out=told.write, clear_globs=False).failed == 0, told.getvalue()
        names |= test.globs


@pytest.mark.parametrize("block", all_blocks("sh"), ids=str)
def test_a_command_to_type_is_one_that_exists(block: Block) -> None:
    for line in re.findall(r"^hustings (.+)$", block.text, re.MULTILINE):
        name, *rest = shlex.split(line.split(" > ")[0].split(" | ")[0], comments=True)
        if name in TOP and name not in COMMANDS:
            name = f"{name} {rest.pop(0)}" if rest else name
        assert name in COMMANDS or name == "--help", line
        options = {word.split("=")[0] for word in rest if word.startswith("-") and len(word) > 1}
        assert options <= options_of(name), line


def options_of(command: str) -> set[str]:
    return {"--help"} | {spelling for parameter in COMMANDS[command].params for spelling in parameter.opts}


def sections(text: str, level: str = "##") -> dict[str, str]:
    parts = re.split(rf"^{level} (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def reference(name: str) -> str:
    return (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")


def commands_explained() -> dict[str, str]:
    """Return what the reference says of each command; those of the desk have a page of their own."""
    told = sections(reference("commands.md")) | sections(reference("desk.md"))
    return {title.strip("`"): text for title, text in told.items() if title.startswith("`")}


def test_the_reference_has_a_section_for_every_command_and_no_other() -> None:
    named = set(commands_explained())
    assert named == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_reference_names_every_option(command: str) -> None:
    text = commands_explained()[command]
    options = {spelling for spelling in options_of(command) if spelling.startswith("--")}
    assert {option for option in options - {"--help", "--mirror"} if f"`{option}" not in text} == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_one_example(command: str, desk: pytest.MonkeyPatch) -> None:
    printed, status = printed_by([*command.split(), "--help"], desk)
    assert status == 0
    assert printed.rstrip().split("\n")[-1].strip().startswith(f"Example: hustings {command}")
    assert printed.count("Example: ") == 1


def test_the_library_page_explains_every_public_name_and_no_other() -> None:
    explained = re.findall(r"^\*\*`(\w+)", reference("library.md"), re.MULTILINE)
    assert len(set(explained)) == len(explained)
    assert set(explained) == set(hustings.__all__) - {"__version__"}


def test_the_sources_page_names_every_dataset_address_and_attribution() -> None:
    text = " ".join(reference("sources.md").replace("\n> ", "\n").split())
    wanted = {fact for d in datasets() for fact in (f"`{d.name}`", d.attribution, d.licence_url)}
    wanted |= {file.page for d in datasets() for file in d.files}
    assert {fact for fact in wanted if fact not in text} == set()


def test_the_sources_page_lists_every_file_without_an_address() -> None:
    nowhere = {file.path for d in datasets() for file in d.files if file.url is None}
    listed = sections(reference("sources.md"))["Files whose own address is not known here"]
    assert set(re.findall(r"^- `([^`]+)`", listed, re.MULTILINE)) == nowhere


def test_the_sources_page_counts_the_known_slips_of_every_dataset() -> None:
    counts = {d.name: len(d.errata) for d in datasets() if d.errata}
    listed = sections(reference("sources.md"))["Known slips"]
    assert {
        name: int(cells) for name, cells in re.findall(r"^\| `(.+?)` \| (\d+) \|", listed, re.M)
    } == counts


def test_the_ledger_page_explains_every_kind_of_entry() -> None:
    assert {kind for kind in Kind if f"| `{kind}` |" not in reference("ledger.md")} == set()


def test_every_room_that_the_house_names_is_there() -> None:
    text = (ROOT / "docs" / "explanation" / "house.md").read_text(encoding="utf-8")
    rooms = set(re.findall(r"`((?!tests/)(?:[a-z_]+/)*[a-z_]+\.(?:py|toml))`", text))
    assert rooms
    assert {room for room in rooms if not (ROOT / "src" / "hustings" / room).is_file()} == set()


def links(text: str) -> list[str]:
    plain = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", plain) if "://" not in link]


def anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    broken = []
    for link in links(page.read_text(encoding="utf-8")):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        there = target.exists()
        if there and anchor:
            there = anchor in anchors(target.read_text(encoding="utf-8"))
        broken += [] if there else [link]
    assert broken == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.is_file():
            continue
        reached.add(page)
        found = links(page.read_text(encoding="utf-8"))
        waiting += [(page.parent / link.split("#")[0]).resolve() for link in found]
    assert {page for page in PAGES if page.resolve() not in {one.resolve() for one in reached}} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_page_names_a_place_on_a_machine(page: Path) -> None:
    places = r"(?<![\w.\-/])(?:/(?:work|tmp|home|root|Users|mnt|opt)/|[A-Z]:\\)\S+"
    assert re.findall(places, page.read_text(encoding="utf-8")) == []


def test_what_a_page_shows_wrongly_is_seen() -> None:
    assert is_as_shown("a\n…\nd\n", "a\nb\nc\nd\n")
    assert not is_as_shown("a\n…\nd\n", "a\nb\nc\ne\n")
    assert not is_as_shown("a\n", "a\nb\n")
    assert not is_as_shown("1.2\n", "132\n")


def test_fences_and_their_commands_are_found() -> None:
    page = "x\n```console data\n$ hustings house\nA\n$ hustings seat b\n```\n```python\n1\n```\n"
    console, python = blocks(ROOT / "README.md", page)
    assert (console.line, console.needs_data, python.needs_data) == (2, True, False)
    assert turns(console.text) == [("hustings house", "A\n"), ("hustings seat b", "")]


def test_a_broken_link_is_seen() -> None:
    assert links("[a](x.md#y) [b](https://example.org)\n```sh\n[c](d)\n```\n") == ["x.md#y"]
    assert anchors("## The ledger's `head`, again\n") == {"the-ledgers-head-again"}
