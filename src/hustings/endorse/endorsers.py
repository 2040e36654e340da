"""Endorsers by name: ready ones that come along, and anybody's own folder of the same files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cached_property
from importlib import resources
from pathlib import Path

from hustings.endorse.decision import Decision, decide
from hustings.endorse.evidence import Evidence, read_evidence
from hustings.endorse.method import Method, read_method
from hustings.endorse.organisation import Organisation, read_organisation
from hustings.endorse.picks import Pick, picks_from, picks_of, read_picks
from hustings.errors import Fault, FaultsError, NameNotFoundError
from hustings.record.election import Election
from hustings.sources.lines import name_of, plain

ORGANISATION, EVIDENCE, PICKS, METHODS = "organisation.toml", "evidence.csv", "picks.csv", "method-*.toml"
POSTCODES = "postcodes.csv"
_READ = (ORGANISATION, EVIDENCE, PICKS, POSTCODES)
_VERSION = re.compile(r"""\s*["']?version["']?\s*=""")


@dataclass(frozen=True)
class Endorser:
    """An organisation with the files of its folder.

    methods: every version, oldest first; none of an organisation that only
    publishes picks. is_ready: one that comes along with hustings.
    """

    organisation: Organisation
    folder: Path
    is_ready: bool = False

    @cached_property
    def methods(self) -> tuple[Method, ...]:
        """Every version of the method; FaultsError with the faults of all files."""
        found: dict[Path, Method] = {}
        faults: list[Fault] = []
        for path in sorted(self.folder.glob(METHODS)):
            try:
                found[path] = read_method(path)
            except FaultsError as wrong:
                faults += wrong.faults
        if faults := faults + list(_twice(found)):
            raise FaultsError(faults)
        return tuple(sorted(found.values(), key=lambda one: (one.effective, _natural(one.version))))

    def unread(self) -> tuple[tuple[str, str], ...]:
        """Return the .csv and .toml files of the folder that nothing reads, each with the name it may mean.

        The name is "" where none is near.
        """
        there = sorted(path.name for path in self.folder.iterdir() if path.suffix in (".csv", ".toml"))
        left = [name for name in there if name not in _READ and not fnmatchcase(name, METHODS)]
        return tuple((plain(name), _meant(name)) for name in left)

    def unread_in_words(self) -> tuple[str, ...]:
        """Return a line about each file that nothing reads."""
        return tuple(
            f"{name} is not read" + (f"; did you mean {meant}?" if meant else "")
            for name, meant in self.unread()
        )

    def method(self, version: str | None = None) -> Method | None:
        """Return a version, the last by default; None where there is no method at all."""
        if version is None:
            return self.methods[-1] if self.methods else None
        named = {one.version: one for one in self.methods}
        if version not in named:
            raise NameNotFoundError(f"version of the method of {self.organisation.short}", version, [*named])
        return named[version]

    def evidence(self, method: Method, election: Election) -> tuple[Evidence, ...]:
        """Return the evidence on one version's criteria; none where there is no such file."""
        path = self.folder / EVIDENCE
        if not path.exists():
            return ()
        return read_evidence(path, method, election, {name for one in self.methods for name in one.criteria})

    def decisions(self, election: Election, version: str | None = None) -> tuple[Decision, ...]:
        """Return what the method decides in each seat; none where there is no method."""
        method = self.method(version)
        return decide(method, election, self.evidence(method, election)) if method else ()

    def published(self, election: Election) -> tuple[Pick, ...]:
        """Return the picks of its list, and of the election's ledger; none where it publishes no list."""
        path = self.folder / PICKS
        listed = read_picks(path, self.organisation.name, election) if path.exists() else ()
        return (*listed, *picks_of(election.state(), self.organisation.name))

    def picks(self, election: Election) -> tuple[Pick, ...]:
        """Return its published list; where there is none, what its method decides, from its effective day."""
        listed, method = self.published(election), self.method()
        if listed or method is None:
            return listed
        source = method.source or self.organisation.site
        return picks_from(self.decisions(election), self.organisation.name, method.effective, source)


def ready() -> tuple[Endorser, ...]:
    """Return the endorsers that come along, by short name."""
    with resources.as_file(resources.files("hustings.endorse") / "ready") as folder:
        files = sorted(folder.glob(f"*/{ORGANISATION}"))
    return tuple(Endorser(_gathered(read_organisation(path)), path.parent, is_ready=True) for path in files)


def endorser_named(typed: str) -> Endorser:
    """Return the endorser of a short name, or of a folder's or an organisation.toml's path.

    Raises NameNotFoundError, and FaultsError where its organisation.toml is at fault.
    """
    known = {one.organisation.short: one for one in ready()}
    if typed.strip().casefold() in known:
        return known[typed.strip().casefold()]
    path = Path(typed).expanduser()
    if path.is_dir() or path.suffix == ".toml":
        file = path / ORGANISATION if path.is_dir() else path
        return Endorser(read_organisation(file), file.parent)
    raise NameNotFoundError("endorser", typed, _near(typed, [*known]))


def _gathered(organisation: Organisation) -> Organisation:
    return replace(organisation, is_gathered=not organisation.is_made_up)


def _twice(found: Mapping[Path, Method]) -> Iterator[Fault]:
    first: dict[str, Path] = {}
    for path, method in found.items():
        if method.version in first:
            other = name_of(first[method.version])
            said = f"{method.version!r} is the version of {other} already; give another"
            lines = path.read_text(encoding="utf-8-sig").split("\n")
            line = next((n for n, text in enumerate(lines, start=1) if _VERSION.match(text)), 1)
            yield Fault(name_of(path), line, "version", plain(said))
        first.setdefault(method.version, path)


def _meant(name: str) -> str:
    if fnmatchcase(name.casefold(), "method*.toml"):
        return "method-1.toml"
    return next(iter(get_close_matches(name.casefold()[:100], [*_READ, "method-1.toml"], n=1)), "")


def _near(typed: str, names: Sequence[str]) -> list[str]:
    return get_close_matches(typed.casefold()[:100], names, n=3) or [*names]


def _natural(version: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in re.findall(r"\d+|\D+", version))
