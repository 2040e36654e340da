"""Any first-past-the-post country: a user's own results read by a mapping, kept, and opened again by name."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from hustings.errors import DeclarationError, SourceError
from hustings.record.baseline import Baseline, BaselineKind, Labels, actual_base
from hustings.record.election import Election
from hustings.record.tabulation import tabulate
from hustings.sources import cache, shelf
from hustings.sources.catalogue import datasets
from hustings.sources.lines import bytes_of, name_of, refusal
from hustings.sources.mapping import About, mapping_from
from hustings.sources.mapping import Mapping as ResultsMapping
from hustings.sources.mapping_checks import SHORT_NAME
from hustings.sources.official import official_ledger
from hustings.sources.reading import Source
from hustings.sources.results import Results, read_results

_ABOUT = "about.json"
_MARK = cache.fingerprint(["results read by a user's own mapping"], shelf.TABLES)


class Particulars(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is kept beside the tables of a user's election: about.json.

    files: SHA-256 of each file read, by its name. renamed: parties that took
    a new label since the baseline, old to new.
    """

    about: About
    zone: str
    renamed: dict[str, str]
    files: dict[str, str]


def load_mapped(
    mapping_path: Path | str,
    results_path: Path | str,
    contests_path: Path | str | None = None,
    name: str | None = None,
) -> Election:
    """Return the election of a user's own files, checked and kept under its short name.

    results_path: the file of candidacies; contests_path: the file of contests,
    where the mapping describes one. name: the short name to keep it under,
    instead of the mapping's. Afterwards `kept` opens it without the files.
    Raises FaultsError for a file with faults, and SourceError for a name that
    is taken or a file too many or too few; what was kept before stays in use.
    """
    mapping_path, results_path = Path(mapping_path), Path(results_path)
    contests_path = None if contests_path is None else Path(contests_path)
    mapping = mapping_from(mapping_path)
    if mapping.election is None:
        problem = "is missing; name, title, publisher and licence of the election are wanted"
        raise refusal(name_of(mapping_path), 1, "election", problem)
    about = msgspec.structs.replace(mapping.election, name=name or mapping.election.name)
    _refuse_taken(about.name)
    sources = {"candidacies": Source(results_path, name_of(results_path))}
    if contests_path is not None:
        sources["contests"] = Source(contests_path, name_of(contests_path))
    _refuse_other_files(mapping, contests_path)
    results = read_results(mapping, about.name, about.day, sources)
    _refuse_other_house(about, results, sources.get("contests", sources["candidacies"]))
    checksums = {source.shown: _sha256(source) for source in sources.values()}
    particulars = Particulars(about, mapping.values.zone, mapping.parties.renamed, checksums)
    election = _election(particulars, results)
    election.state()

    def write(folder: Path) -> None:
        shelf.save_results(results, folder)
        (folder / _ABOUT).write_bytes(msgspec.json.encode(particulars))

    cache.store(about.name, _MARK, write)
    return election


def kept(name: str) -> Election | None:
    """Return the user's election kept under that short name; None where there is none.

    Raises SourceError where the kept copy is damaged.
    """
    found = _kept(name)
    return None if found is None else _election(*found)


def kept_names() -> tuple[str, ...]:
    """Return the short names of all elections that `kept` opens, in order of the alphabet."""
    try:
        names = sorted(path.name for path in (cache.home() / "parsed").iterdir())
    except OSError:
        return ()
    return tuple(name for name in names if _place(name) is not None)


def kept_about(name: str) -> About | None:
    """Return what the user's election of that short name is; None where there is none.

    Raises SourceError where the kept copy is damaged.
    """
    place = _place(name)
    return None if place is None else _particulars(name, place).about


def _place(name: str) -> Path | None:
    return cache.stored(name, _MARK) if SHORT_NAME.fullmatch(name) else None


def _kept(name: str) -> tuple[Particulars, Results] | None:
    place = _place(name)
    if place is None:
        return None
    from polars.exceptions import PolarsError

    try:
        return _particulars(name, place), shelf.saved_results(place)
    except (OSError, msgspec.MsgspecError, PolarsError, DeclarationError, KeyError, ValueError) as wrong:
        raise _damaged(name, wrong) from wrong


def _particulars(name: str, place: Path) -> Particulars:
    try:
        return msgspec.json.decode((place / _ABOUT).read_bytes(), type=Particulars)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as wrong:
        raise _damaged(name, wrong) from wrong


def _damaged(name: str, wrong: Exception) -> SourceError:
    return SourceError(f"the kept copy of {name} cannot be read; load it again ({wrong})")


def _election(particulars: Particulars, results: Results) -> Election:
    about = particulars.about
    attribution = f"Source: {about.publisher}, {about.licence}"
    source = next(iter(particulars.files))
    times = [declaration.declared_at for declaration in results.declarations.values()]
    return Election(
        about.name,
        about.title,
        official_ledger(
            results.contests, results.declarations, about.publisher, source, zone=particulars.zone
        ),
        results.parties,
        about.day,
        about.seats,
        _baseline(particulars, results),
        bool(times) and None not in times,
        (attribution,),
        about.note,
        zone=particulars.zone,
        published=results.published,
    )


def _baseline(particulars: Particulars, results: Results) -> Baseline | None:
    """Return the earlier election that the mapping names, where seats have the same codes."""
    before = particulars.about.baseline
    if before is None:
        return None
    if before == particulars.about.name:
        raise SourceError(f"{before} cannot be its own baseline")
    found = _kept(before)
    if found is None:
        raise SourceError(
            f"{particulars.about.name} is compared with {before}, which is not here; load it first"
        )
    earlier = found[1]
    shared = frozenset(label for label, party in results.parties.items() if party.is_shared_label)
    labels = Labels(shared, particulars.renamed)
    bases = {
        key: actual_base(tabulate(earlier.contests[key], declaration), labels)
        for key, declaration in earlier.declarations.items()
        if not declaration.is_tied
    }
    return Baseline(before, BaselineKind.ACTUAL, bases)


def _refuse_taken(name: str) -> None:
    if not SHORT_NAME.fullmatch(name):
        raise SourceError(f"{name!r} is not a short name, want lower-case letters, digits and '-'")
    if name == "example" or any(name == official.name for official in datasets()):
        raise SourceError(f"{name} is an election that hustings brings along; choose another short name")


def _refuse_other_files(mapping: ResultsMapping, contests_path: Path | None) -> None:
    if mapping.contests is not None and contests_path is None:
        raise SourceError("the mapping has [contests]: the file of contests is wanted beside the candidacies")
    if mapping.contests is None and contests_path is not None:
        raise SourceError(f"the mapping has no [contests] to read {name_of(contests_path)} by")


def _refuse_other_house(about: About, results: Results, source: Source) -> None:
    """Refuse a file that holds another number of seats than the House has: it may be cut short."""
    found, seats = len({contest.seat.code for contest in results.contests.values()}), about.seats
    if seats is None or found == seats or (about.partial and found < seats):
        return
    problem = f"{found} seats are here, [election] in the mapping says the House has {seats}"
    if found < seats:
        problem += "; is the file cut short? Where seats may be missing, write partial = true"
    raise refusal(source.shown, 1, "", problem)


def _sha256(source: Source) -> str:
    return hashlib.sha256(bytes_of(source.path, source.shown)).hexdigest()
