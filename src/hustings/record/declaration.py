"""A declaration: the figures the returning officer read out for one contest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction

from hustings.errors import DeclarationError
from hustings.record.contest import Contest


@dataclass(frozen=True, slots=True)
class Declaration:
    """The figures of one contest, whole and consistent; a wrong one cannot be built.

    votes: by candidacy key, all of them. valid_votes: the total as announced,
    which must equal their sum. rejected: papers not counted; electorate:
    registered electors; None where not announced, which is not 0.
    none_of_the_above: papers marked so, outside the valid votes; None where
    the ballot paper has no such line. line_votes: where one person stood on
    several party lines, the votes by line. unopposed: the key of a candidacy
    elected without a poll, with no votes at all. declared_at: UTC.
    """

    contest: str
    votes: dict[str, int]
    valid_votes: int
    rejected: int | None = None
    electorate: int | None = None
    declared_at: datetime | None = None
    rejected_by_reason: dict[str, int] = field(default_factory=dict)
    none_of_the_above: int | None = None
    line_votes: dict[str, dict[str, int]] = field(default_factory=dict)
    unopposed: str | None = None

    def __post_init__(self) -> None:
        problems = list(self._problems())
        if problems:
            raise DeclarationError(f"{self.contest}: " + "; ".join(problems))

    def _problems(self) -> Iterator[str]:
        wrong = [(name, count) for name, count in self._counts() if type(count) is not int or count < 0]
        for name, count in wrong:
            yield f"{name}: {count!r} is not a whole number of votes"
        if self.declared_at is not None and self.declared_at.tzinfo is None:
            yield "the time of declaration has no zone"
        if self.unopposed is None and not self.votes:
            yield "no votes for anybody"
        if self.unopposed is not None and (self.votes or self.valid_votes):
            yield "elected unopposed, yet there are votes"
        if not wrong:
            yield from self._wrong_sums()

    def _counts(self) -> Iterator[tuple[str, int]]:
        """Every figure announced, with the name to tell a wrong one by."""
        yield from self.votes.items()
        yield "valid votes", self.valid_votes
        for name in ("rejected", "electorate", "none_of_the_above"):
            if getattr(self, name) is not None:
                yield name.replace("_", " "), getattr(self, name)
        for reason, papers in self.rejected_by_reason.items():
            yield f"rejected ({reason})", papers
        for key, lines in self.line_votes.items():
            for line, votes in lines.items():
                yield f"{key} ({line})", votes

    def _wrong_sums(self) -> Iterator[str]:
        total = sum(self.votes.values())
        if total != self.valid_votes:
            yield f"votes add up to {total}, the valid votes announced are {self.valid_votes}"
        if self.electorate is not None and self.ballot_papers > self.electorate:
            yield f"{self.ballot_papers} papers from an electorate of {self.electorate}"
        if self.rejected_by_reason and sum(self.rejected_by_reason.values()) != self.rejected:
            parts = sum(self.rejected_by_reason.values())
            yield f"rejected papers by reason add up to {parts}, announced {self.rejected}"
        for key, lines in self.line_votes.items():
            if sum(lines.values()) != self.votes.get(key):
                yield f"the lines of {key} add up to {sum(lines.values())}, not {self.votes.get(key)}"

    @property
    def ballot_papers(self) -> int:
        """Papers counted or rejected, as far as announced."""
        return self.valid_votes + (self.rejected or 0) + (self.none_of_the_above or 0)

    @property
    def turnout(self) -> Fraction | None:
        """Valid votes ÷ electorate (Commons Library); None where the electorate is not known."""
        if not self.electorate or self.unopposed:
            return None
        return Fraction(self.valid_votes, self.electorate)

    @property
    def ballot_box_turnout(self) -> Fraction | None:
        """(Valid + rejected + none of the above) ÷ electorate; None where it or rejected is not known."""
        if not self.electorate or self.rejected is None or self.unopposed:
            return None
        return Fraction(self.ballot_papers, self.electorate)

    @property
    def is_tied(self) -> bool:
        """Whether two or more candidacies are level at the top."""
        top = sorted(self.votes.values(), reverse=True)[:2]
        return len(top) == 2 and top[0] == top[1]


def rekeyed(declaration: Declaration, keys: Mapping[str, str]) -> Declaration:
    """Return the same figures under other candidacy keys, old to new; keys not named stay."""
    lines = {keys.get(key, key): votes for key, votes in declaration.line_votes.items()}
    return replace(
        declaration,
        votes={keys.get(key, key): votes for key, votes in declaration.votes.items()},
        line_votes=lines,
        unopposed=keys.get(declaration.unopposed, declaration.unopposed) if declaration.unopposed else None,
    )


def fit(declaration: Declaration, contest: Contest) -> None:
    """Refuse a declaration that is not for exactly the candidacies of the contest.

    Raises DeclarationError naming everyone missing and everyone unknown.
    """
    standing = {candidacy.key for candidacy in contest.candidacies}
    named = {declaration.unopposed} if declaration.unopposed else set(declaration.votes)
    missing, unknown = sorted(standing - named), sorted(named - standing)
    problems = []
    if declaration.contest != contest.key:
        problems.append(f"the declaration is for {declaration.contest}")
    if missing:
        problems.append(f"no votes for {', '.join(missing)} (blank is not 0)")
    if unknown:
        problems.append(f"nobody here called {', '.join(unknown)}")
    if problems:
        raise DeclarationError(f"{contest.seat.name}: " + "; ".join(problems))
