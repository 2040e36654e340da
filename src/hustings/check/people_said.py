"""Patterns of people: party, sitting member, member since, age, offices, membership, endorsements."""

from __future__ import annotations

from collections.abc import Iterator

from hustings.check.claim import Claim, ClaimType, PersonClaim
from hustings.check.clauses import Line
from hustings.check.nearby import year_of
from hustings.check.rules import Of, Sighting, table
from hustings.check.settling import Scene
from hustings.check.tag import Tag

T = ClaimType

PEOPLE = table(
    """
    party of who: party's X
        party:PARTY {poss} .. who:PERSON
    party of who: X (party)
        who:PERSON OPEN PLAIN? party:PARTY
    party of who: X of the party
        who:PERSON COMMA? ( of | for | representing ) the? party:PARTY !'s
    party: X, party
        ^ party:PARTY $
    party: X, for the party
        ^ for/of/representing DET? party:PARTY $
    party: X, an independent
        ^ a/an party:PARTY
    party: came third for the party
        v:COME/TAKE/POLL/WIN DET? ORDINAL place? for DET? party:PARTY
    party: lost the deposit for the party
        v:LOSE OWN DEPOSIT for DET? party:PARTY
    party: X, the Tory
        ^ DET party:PARTY $
    party of who: the Tory, X
        the party:PARTY COMMA who:PERSON
    party of who: party candidate X
        party:PARTY {poss}? .. STANDER COMMA? who:PERSON
    party of who: party X
        party:PARTY SITTING? who:PERSON
    party: X, the party's candidate
        ^ DET? ADJ? party:PARTY {poss}? PLAIN? STANDER
    party: X, called the party's candidate
        ^ DET? party:PERSON $
    party: X won S for the party
        v:WIN/HOLD/TAKE {seat} for DET? party:PARTY
    party: X was the party's candidate
        v:BE/stood DET party:PERSON ( in SEAT )? {end}
    party: standing for party
        v:standing/stood/running/ran/stand/run for DET? party:PARTY
    party: as a party candidate
        v:stood/standing/stand/ran/running/run as DET? party:PARTY
    sitting_member of who: sitting member X
        INCUMBENT .. who:PERSON
    sitting_member: X, who sat for S
        v:been/was DET? ( PARTY )? MEMBER for {seat}
    sitting_member of who: the MP, X
        MEMBER COMMA who:PERSON COMMA
    sitting_member of who: S's MP X
        SEAT {poss} PLAIN? MEMBER COMMA? who:PERSON
    sitting_member: X, MP for S
        ^ DET? ( PARTY )? v:MEMBER for {seat} $
    sitting_member: was defending the seat
        v:defending/defended {seat}
    sitting_member of who: member X was beaten
        ^ DET? SITTING MEMBER COMMA? who:PERSON
    sitting_member of who: sitting party member X
        SITTING DET? ( PARTY )? MEMBER? COMMA? who:PERSON
    sitting_member of who: party incumbent X
        incumbent/incumbent_mp MEMBER? who:PERSON
    sitting_member of who: MP X
        mp who:PERSON
    sitting_member of contest: the N-year-old MP
        AGE v:mp
    sitting_member: X, the sitting member
        ^ DET? SITTING .. ( MEMBER | PARTY )
    member_since of who: the MP for S since Y, X
        MEMBER for SEAT since y:YEAR COMMA who:PERSON
    member_since: X, MP since Y
        v:MEMBER ... since y:YEAR
    member_since: represented since Y
        v:represented/held .. {seat} since y:YEAR
    member_since: had been the member since Y
        v:been/was/is DET? .. MEMBER .. since y:YEAR
    member_since: first elected in Y
        n1:ORDINAL? v:elected .. ( in | PREP )* y:YEAR
    age of who: N-year-old X
        n:AGE ( PARTY | PLAIN )* who:PERSON
    age of who: X, N
        who:PERSON COMMA n:AGE
    age: aged N
        ^ .. n:AGE
    age of contest: the N-year-old
        DET n:AGE
    office of who: party office X
        ADJ? PARTY {poss}? PLAIN? v:OFFICE COMMA? who:PERSON
    office of who: office X
        PREVIOUS? v:prime_minister/chancellor/foreign_secretary/home_secretary/speaker COMMA?
        who:PERSON
    office: X, office of the party
        ^ DET? PREVIOUS? PARTY {poss}? PLAIN? v:OFFICE
    office: led the party from Y to Z
        v:led/leading ( DET? PARTY | the party ) ( from y:YEAR ( to | until | DASH ) z:YEAR )?
    membership: expelled from the party
        v:QUIT ADV? ( from | by )? DET? ( PARTY | party | whip )
    membership: joined the party
        v:joined/rejoined/defected .. ( to )? DET? PARTY
    membership: lost the whip
        v:lost/had DET PLAIN? whip
    endorsement: backed by E
        v:BACK by DET? e:ENDORSER
    endorsement of who: E-backed X
        e:ENDORSER DASH? ( BACK | ENDORSEE ) ... who:PERSON
    endorsement of who: E backed X
        e:ENDORSER v:BACK/helped .. who:PERSON
    endorsement: support by E
        v:support/endorsement by/from/of DET? e:ENDORSER
    """
)


def people(seen: Sighting, scene: Scene) -> Iterator[Claim]:
    """Yield what a pattern says of a person; nothing where neither the record nor a fact names them."""
    person = seen.doer() or _by_the_way(seen)
    is_background = seen.rule.type in (T.PARTY, T.SITTING_MEMBER, T.OFFICE, T.AGE)
    if person is None or not (seen.is_decided() or (is_background and not seen.line.quoted)):
        return
    if seen.rule.type is T.PARTY and (_is_former(seen) or _is_the_whole_party(seen)):
        return
    name = name_of(person, scene)
    if name is None:
        return
    who = person.people[0] if person.people else None
    if who is not None and seen.line.tagged.contest is not None:
        same = [one for one in person.people if one.contest == seen.line.tagged.contest]
        who = (same or [who])[0]
    claim = PersonClaim(
        seen.passage(), seen.rule.type, name, who, _what(seen), year_of(seen.tag("y")),
        year_of(seen.tag("z")), seen.number("n"), is_guess=len({one.contest for one in person.people}) > 1,
    )  # fmt: skip
    if not (claim.type is T.PARTY and claim.what is None):
        yield claim


def _is_former(seen: Sighting) -> bool:
    """Whether a party is said to have been somebody's once: "former Labour MP X"."""
    at = seen.at("party")
    before = seen.line.tokens[max(0, at - 2) : at] if at is not None else ()
    return any(token.has("PREVIOUS") for token in before)


def _is_the_whole_party(seen: Sighting) -> bool:
    """Whether "the Conservatives", and no one Conservative, stands before a comma and a name."""
    party = seen.tag("party")
    if party is None or seen.rule.name not in ("the Tory, X", "X, the Tory"):
        return False
    return party.low.endswith("s") or party.text.isupper() or party.low.endswith("party")


def name_of(person: Tag, scene: Scene) -> str | None:
    """Return a person's name as the record has it, else as the facts do."""
    stood = scene.record.candidacy(person.people[0]) if person.people else None
    return stood.person.name if stood else person.name


def _by_the_way(seen: Sighting) -> Tag | None:
    """Return whom an aside or "the 75-year-old" is about: its head, or who is spoken of anyway."""
    line = seen.line
    if line.is_aside:
        return line.head
    if seen.rule.of is Of.CONTEST:
        return carried(line)
    return None


def carried(line: Line) -> Tag | None:
    """Return who "he" is at the beginning of a sentence, as a tag."""
    person = line.tagged.person
    if person is None or not line.tagged.tags:
        return None
    first = line.tagged.tags[0]
    return Tag(first.kind, "", "", first.start, first.start, people=(person,), is_carried=True)


def _what(seen: Sighting) -> str | None:
    party, endorser = seen.tag("party"), seen.tag("e")
    if party is not None:
        return party.party
    if endorser is not None:
        return endorser.name or endorser.text
    if seen.rule.type in (T.OFFICE, T.MEMBERSHIP):
        last = max(n for offset, n in seen.line.offsets.items() if offset < seen.match.end())
        who = seen.at("who")
        shown = [
            token for n, token in enumerate(seen.line.tokens[seen.first : last + 1], seen.first) if n != who
        ]
        return " ".join(
            tag.text for token in shown for tag in token.tags if not token.has("COMMA", "NUMBER", "DATE")
        )
    return None
