"""Files that come in: tried first, taken in whole or not at all, and once."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from hustings.errors import ElectionError, FaultsError
from hustings.record.entry import Kind
from hustings_desk import acting, archive
from hustings_desk.archive import Book, book
from hustings_desk.entering import Sent, key
from hustings_desk.importing import taking
from hustings_desk.importing.taking import Taken, Wanted, take
from hustings_desk.importing.what import What
from hustings_desk.leasing import take as take_key
from hustings_desk.models import Account, ImportedFile, Keying, Round, Setup
from hustings_desk.tokens import machine

from .api_desk import CONTESTS, DECLARED, FRESH, answers, notice, slipped

HEADER = "seat,candidacy,votes,valid_votes,rejected,electorate,source,reason"


@pytest.fixture
def sent(tmp_path: Path, editor: Account) -> object:
    """Return a function: what came of a file's text, sent by somebody."""

    def came(text: str | bytes, what: What, by: Account | None = None, **other: object) -> Taken:
        is_dry = bool(other.pop("is_dry", False))
        file = tmp_path / "list.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return take(Wanted(what, file, by or editor, **other), is_dry)  # type: ignore[arg-type]

    return came


def candidates(*contests: str, without: str = "") -> str:
    lines = ["seat_code,first_name,surname,party,description"]
    for contest in contests:
        for one in CONTESTS[contest].candidacies:
            if one.key != without:
                who = (one.person.first_name, one.person.surname, one.party, one.description)
                lines.append(",".join([contest, *who]))
    return "\n".join(lines) + "\n"


def declarations(*contests: str, wrong: int = 0, reason: str = "as read out (made up)") -> str:
    lines = [HEADER]
    for contest in contests:
        figures = notice(contest)
        for place, (candidacy, votes) in enumerate(figures.votes.items()):
            totals = (figures.valid_votes, figures.rejected, figures.electorate) if not place else ("",) * 3
            count = (votes or 0) + (wrong if not place else 0)
            cells = (contest, candidacy, count, *totals, "notice (made up)" if not place else "")
            lines.append(",".join(map(str, [*cells, reason if not place else ""])))
    return "\n".join(lines) + "\n"


def faults(wrong: pytest.ExceptionInfo[FaultsError]) -> list[tuple[int, str]]:
    return [(fault.line, fault.column) for fault in wrong.value.faults]


# Candidates.


def test_a_list_that_says_what_is_known_changes_nothing(desk: Book, sent: Taken) -> None:
    taken = sent(candidates(*CONTESTS), What.CANDIDATES)
    assert (taken.changes.rows, taken.changes.same) == (0, 6)
    assert book().head == desk.head


def test_a_new_contest_is_nominated_with_parties_not_known_before(desk: Book, sent: Taken) -> None:
    text = (
        "seat_code,seat,first_name,surname,party,description\n"
        "X1,Ash,Ann,Made-Up,NEW,New Party\nX1,Ash,Bob,Invented,Ind,Independent\n"
    )
    taken = sent(text, What.CANDIDATES)
    assert taken.changes.words == ["Ash: new, 2 candidacies"]
    held = book()
    assert held.entries == 7
    assert [one.key for one in held.now.contests["X1"].contest.candidacies] == [
        "ann-made-up.new",
        "bob-invented.ind",
    ]
    assert held.election.parties["NEW"].name == "New Party"
    assert held.election.parties["Lab"].name == "Labour"


def test_a_change_needs_a_reason_and_keeps_what_the_file_does_not_say(desk: Book, sent: Taken) -> None:
    text = candidates(FRESH, without="george-galloway.wpb").replace("Green Party", "The Green Party")
    first = CONTESTS[FRESH].candidacies[0]
    text = text.replace(f"{first.person.surname},{first.party}", f"{first.person.surname},Ind2", 1)
    with pytest.raises(FaultsError, match="a reason is needed"):
        sent(text, What.CANDIDATES)
    taken = sent(text, What.CANDIDATES, reason="the statement as amended (made up)")
    assert taken.changes.rows == 1
    standing = book().now.contests[FRESH].contest
    anew = next(one for one in standing.candidacies if one.person.surname == first.person.surname)
    assert (anew.party, anew.sitting) == ("Ind2", first.sitting)
    assert anew.person == first.person
    assert standing.seat == CONTESTS[FRESH].seat
    assert f"{first.person.name}: party {first.party}, now Ind2" in taken.changes.words[0]
    entry = book().election.ledger.entries[-1]
    assert (entry.kind, entry.payload.reason) == (Kind.RENOMINATE, "the statement as amended (made up)")


def test_who_stands_does_not_change_while_it_is_keyed(desk: Book, sent: Taken, keyer: Account) -> None:
    take_key(keyer, FRESH)
    text = candidates(FRESH, without=CONTESTS[FRESH].candidacies[0].key)
    with pytest.raises(FaultsError, match="is being keyed"):
        sent(text, What.CANDIDATES, reason="made up")


def test_who_has_votes_does_not_vanish(
    desk: Book, sent: Taken, keyer: Account, second_keyer: Account
) -> None:
    declare(keyer, second_keyer, DECLARED)
    text = candidates(FRESH, DECLARED, without=CONTESTS[DECLARED].candidacies[0].key)
    with pytest.raises(FaultsError, match="nobody here called") as wrong:
        sent(text, What.CANDIDATES, reason="made up")
    assert len(faults(wrong)) == 1
    assert book().now.contests[DECLARED].is_declared


def test_no_more_contests_than_the_house_has_seats(desk: Book, sent: Taken) -> None:
    Setup.objects.update(seats=6)
    archive._last.clear()
    with pytest.raises(FaultsError, match="the House has 6 seats"):
        sent("seat_code,surname,party\nX1,Made-Up,Ind\n", What.CANDIDATES)


HOSTILE: list[tuple[bytes, list[tuple[int, str]]]] = [
    (b"", [(1, "")]),
    (b"\x89PNG\r\n\x1a\n\x00\x00", [(1, "")]),
    (b"seat_code,surname,party\nX1,A\x00b,Ind\n", [(2, "")]),
    ("seat_code,surname,party\nX1,Müller,Ind\n".encode("cp1252"), [(2, "")]),
    ("seat_code,surname,party\nX1,Mill,Ind\n".encode("utf-16"), [(1, "")]),
    (b"seat_code,surname,party\n", [(1, "")]),
    (b"seat_code,surname,partei\nX1,Mill,Ind\n", [(1, "partei")]),
    (b"seat_code,surname,party,email\nX1,Mill,Ind,a@b\n", [(1, "email")]),
    (b"name;seat\nMill;X1\n", [(1, "party"), (1, "seat_code"), (1, "surname")]),
    (b"seat_code,surname,party\nX1,=cmd|' /C calc'!A0,Ind\n", [(2, "surname")]),
    (b"seat_code,surname,party\nX1,@SUM(A1),Ind\n", [(2, "surname")]),
    (b"seat_code,surname,party\nX1,<script>alert(1)</script>,Ind\n", [(2, "surname")]),
    ("seat_code,surname,party\nX1,Mi\u202ell,Ind\n".encode(), [(2, "surname")]),
    (b"seat_code,surname,party\nX1,Mill,Ind\nX1,Mill,Ind\n", [(3, "surname")]),
    (
        b"seat_code,surname,party\nX1,Mill,\n,Mill,Ind\nX1,,Ind\n",
        [(2, "party"), (3, "seat_code"), (4, "surname")],
    ),
    (b"seat_code,surname,party\nX1,Mill\n", [(2, "")]),
    (b'seat_code,surname,party\nX1,"Mill,Ind\n', [(2, "")]),
    (b"seat_code,surname,party\n" + b"X" * 50 + b",Mill,Ind\n", [(2, "seat_code")]),
    (b"seat_code,surname,party\nX1," + b"M" * 5000 + b",Ind\n", [(2, "surname")]),
    (b"seat_code,surname,party,polling_day\nX1,Mill,Ind,2024-07-05\n", [(1, "polling_day")]),
]


@pytest.mark.parametrize(("text", "places"), HOSTILE)
def test_a_list_with_faults_is_refused_whole(
    desk: Book, sent: Taken, text: bytes, places: list[tuple[int, str]]
) -> None:
    with pytest.raises(FaultsError) as wrong:
        sent(text, What.CANDIDATES)
    assert faults(wrong) == places
    assert all(fault.file == "list.csv" for fault in wrong.value.faults)
    assert book().head == desk.head
    assert not ImportedFile.objects.exists()


def test_a_byte_order_mark_and_other_line_ends_are_no_fault(desk: Book, sent: Taken) -> None:
    text = candidates(*CONTESTS).replace("\n", "\r\n")
    assert sent("\ufeff" + text, What.CANDIDATES).changes.same == 6


def test_a_file_of_fifty_megabytes_is_refused_by_its_size(
    desk: Book, editor: Account, tmp_path: Path
) -> None:
    with (tmp_path / "big.csv").open("wb") as out:
        out.truncate(50 * 1024 * 1024)
    for what in What:
        with pytest.raises(FaultsError, match="52,428,800 bytes"):
            take(Wanted(what, tmp_path / "big.csv", editor), is_dry=True)


@pytest.mark.parametrize("what", What)
def test_a_file_that_is_not_there_is_said(desk: Book, editor: Account, tmp_path: Path, what: What) -> None:
    with pytest.raises(FaultsError, match="no such file"):
        take(Wanted(what, tmp_path / "none.csv", editor, endorser="x"), is_dry=True)


def test_the_same_file_twice_changes_nothing(desk: Book, sent: Taken) -> None:
    text = "seat_code,surname,party\nX1,Mill,Ind\n"
    assert not sent(text, What.CANDIDATES).is_again
    head = book().head
    again = sent(text, What.CANDIDATES)
    assert again.is_again
    assert book().head == head
    assert ImportedFile.objects.count() == 1


def test_a_trial_leaves_nothing_behind(desk: Book, sent: Taken) -> None:
    text = "seat_code,surname,party,description\nX1,Mill,NEW,New Party\n"
    tried = sent(text, What.CANDIDATES, is_dry=True)
    assert tried.changes.words == ["X1: new, 1 candidacy"]
    assert book().head == desk.head
    assert "X1" not in book().now.contests
    assert "NEW" not in book().election.parties
    assert not ImportedFile.objects.exists()


@pytest.mark.parametrize("what", [What.CANDIDATES, What.ENDORSEMENTS])
def test_editors_alone_say_who_stands_and_who_endorses(
    desk: Book, sent: Taken, keyer: Account, what: What
) -> None:
    for account in (keyer, machine("wire")):
        with pytest.raises(ElectionError, match="that is for editors"):
            sent(candidates(FRESH), what, account, endorser="made up")


# Declarations.


def declare(first: Account, second: Account, contest: str) -> None:
    for account in (first, second):
        key(Sent(account, notice(contest), uuid4(), "notice (made up)", answers(notice(contest))))


def test_declarations_are_one_key_of_whoever_sends_them(
    desk: Book, sent: Taken, keyer: Account, second_keyer: Account
) -> None:
    taken = sent(declarations(*CONTESTS), What.DECLARATIONS, keyer)
    assert taken.changes.rows == 6
    assert not book().now.declared
    assert set(Keying.objects.values_list("account", flat=True)) == {keyer.pk}
    again = sent(declarations(*CONTESTS) + "\n", What.DECLARATIONS, keyer)
    assert (again.changes.rows, again.changes.same) == (0, 6)
    assert not book().now.declared
    second = sent(
        declarations(*CONTESTS).replace("(made up)", "(made up too)"), What.DECLARATIONS, second_keyer
    )
    assert second.changes.rows == 6
    assert all(one.is_confirmed for one in book().now.contests.values())
    third = sent(declarations(*CONTESTS) + "\n\n", What.DECLARATIONS, second_keyer)
    assert (third.changes.rows, third.changes.same) == (0, 6)


def test_machines_are_never_both_keys(desk: Book, sent: Taken, editor: Account) -> None:
    sent(declarations(FRESH), What.DECLARATIONS, machine("wire"))
    left = sent(declarations(FRESH) + "\n", What.DECLARATIONS, machine("other-wire"))
    assert left.changes.rows == 0
    assert "a person keys the other" in left.changes.left[0]
    assert ImportedFile.objects.count() == 1
    assert sent(declarations(FRESH) + "\n\n", What.DECLARATIONS, editor).changes.rows == 1
    assert book().now.contests[FRESH].is_confirmed


def test_a_contest_in_other_hands_is_left_and_comes_with_the_same_file_again(
    desk: Book, sent: Taken, editor: Account, keyer: Account, second_keyer: Account
) -> None:
    for account in (keyer, second_keyer):
        take_key(account, FRESH)
    taken = sent(declarations(FRESH, DECLARED), What.DECLARATIONS)
    assert (taken.changes.rows, len(taken.changes.left)) == (1, 1)
    Round.objects.get(contest=FRESH).lease_set.all().delete()
    again = sent(declarations(FRESH, DECLARED), What.DECLARATIONS)
    assert not again.is_again
    assert (again.changes.rows, again.changes.same, again.changes.left) == (1, 1, [])


def test_one_wrong_sum_refuses_the_whole_file(desk: Book, sent: Taken) -> None:
    text = declarations(FRESH) + declarations(DECLARED, wrong=10).partition("\n")[2]
    with pytest.raises(FaultsError, match="add up to") as wrong:
        sent(text, What.DECLARATIONS)
    lines = len(CONTESTS[FRESH].candidacies) + 2
    assert all(line >= lines for line, _ in faults(wrong))
    assert (lines, "valid_votes") in faults(wrong)
    assert not Keying.objects.exists()


def test_a_warning_wants_its_reason_in_the_file(desk: Book, sent: Taken) -> None:
    figures = notice(FRESH)
    papers = (figures.valid_votes or 0) + (figures.rejected or 0) + 3
    bare = declarations(FRESH, reason="").replace(HEADER, HEADER + ",verified")
    lines = bare.splitlines()
    text = "\n".join([lines[0], f"{lines[1]},{papers}", *(f"{line}," for line in lines[2:])]) + "\n"
    with pytest.raises(FaultsError, match="Give the reason in the column reason") as wrong:
        sent(text, What.DECLARATIONS)
    mark = re.findall(r"and ([0-9a-f]{16}) in the column seen", str(wrong.value))[0]

    def read(seen: str, verified: int = papers) -> str:
        first, *rest = text.replace(f",,{papers}", f",so read out (made up),{verified},{seen}").splitlines()
        return "\n".join([f"{first},seen", rest[0], *(f"{line}," for line in rest[1:])]) + "\n"

    for unread in (read(""), read("0" * 16), read(mark, papers + 1)):
        with pytest.raises(FaultsError, match="in the column seen"):
            sent(unread, What.DECLARATIONS)
    assert not Keying.objects.exists()
    assert sent(read(mark), What.DECLARATIONS)
    assert Keying.objects.get().answers[0]["reason"] == "so read out (made up)"


def test_figures_keyed_otherwise_before_are_a_fault(desk: Book, sent: Taken, editor: Account) -> None:
    key(Sent(editor, slipped(FRESH), uuid4(), "notice", answers(slipped(FRESH))))
    with pytest.raises(FaultsError, match="You have keyed this contest"):
        sent(declarations(FRESH), What.DECLARATIONS)


def test_figures_other_than_those_that_stand_wait_for_a_correction(
    desk: Book, sent: Taken, editor: Account, keyer: Account, second_keyer: Account
) -> None:
    declare(keyer, second_keyer, FRESH)
    first, second = (one.key for one in CONTESTS[FRESH].candidacies[:2])
    votes = notice(FRESH).votes
    other = declarations(FRESH).replace(f"{first},{votes[first]},", f"{first},{(votes[first] or 0) + 1},")
    other = other.replace(f"{second},{votes[second]},", f"{second},{(votes[second] or 0) - 1},")
    with pytest.raises(FaultsError, match="an editor opens a correction"):
        sent(other, What.DECLARATIONS)
    acting.open_correction(editor, FRESH, "made up")
    assert sent(other, What.DECLARATIONS).changes.rows == 1
    assert book().now.contests[FRESH].declaration == replace(notice(FRESH)).declaration()


BAD_DECLARATIONS: list[tuple[str, list[tuple[int, str]]]] = [
    ("seat,candidacy,votes\nRochdale,Paul Waugh,1\n", [(1, "valid_votes")]),
    ("seat,candidacy,votes,valid_votes,voter\nRochdale,Paul Waugh,1,1,x\n", [(1, "voter")]),
    (
        "seat,candidacy,votes,valid_votes\nRochdale,Paul Waugh,1.5,1\nNowhere,x,1,1\n",
        [(2, "candidacy"), (2, "votes"), (3, "seat")],
    ),
    (
        "seat,candidacy,votes,valid_votes\nRochdale,Paul Waugh,,9\nRochdale,Paul Waugh,-,8\n",
        [(2, "candidacy"), (2, "votes"), (3, "candidacy"), (3, "valid_votes"), (3, "votes")],
    ),
]


@pytest.mark.parametrize(("text", "places"), BAD_DECLARATIONS)
def test_declarations_with_faults_are_refused_whole(
    desk: Book, sent: Taken, text: str, places: list[tuple[int, str]]
) -> None:
    with pytest.raises(FaultsError) as wrong:
        sent(text, What.DECLARATIONS)
    assert faults(wrong) == places


def test_a_source_that_a_spreadsheet_would_run_is_refused(desk: Book, sent: Taken) -> None:
    text = declarations(FRESH).replace("notice (made up)", "=HYPERLINK(1)")
    with pytest.raises(FaultsError, match="like a formula"):
        sent(text, What.DECLARATIONS)


def test_how_far_a_file_has_come_is_told(desk: Book, editor: Account, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(declarations(*CONTESTS), encoding="utf-8")
    told: list[tuple[int, int]] = []
    wanted = Wanted(What.DECLARATIONS, tmp_path / "d.csv", editor)
    take(wanted, True, lambda done, of: told.append((done, of)))
    assert told == [(n, 6) for n in range(1, 7)]


# Endorsements.

PICKS = "seat,candidacy,party,position,published,source,grade\n"


def test_endorsements_are_entered_once_each(desk: Book, sent: Taken) -> None:
    one = CONTESTS[FRESH].candidacies[0].key
    text = (
        f"{PICKS}{FRESH},{one},,endorse,2024-06-01,https://example.org/a,A\n"
        f"{DECLARED},,,neutral,2024-06-02,https://example.org/b,A\n"
        ",,Green,endorse,2024-06-03,https://example.org/c,B\n"
    )
    taken = sent(text, What.ENDORSEMENTS, endorser="Made-Up Voters")
    assert taken.changes.rows == 2
    assert taken.changes.words[-1] == "not stated or not dated, and so not entered: 1"
    made = book().now.endorsements
    assert [(one.endorser, str(one.published), one.source) for one in made] == [
        ("Made-Up Voters", "2024-06-01", "https://example.org/a"),
        ("Made-Up Voters", "2024-06-02", "https://example.org/b"),
    ]
    again = sent(text + "\n", What.ENDORSEMENTS, endorser="Made-Up Voters")
    assert (again.changes.rows, again.changes.same) == (0, 2)


def test_two_of_one_seat_are_never_endorsed_at_once_over_two_files(desk: Book, sent: Taken) -> None:
    first, second = (one.key for one in CONTESTS[FRESH].candidacies[:2])
    line = f"{PICKS}{FRESH},%s,,%s,%s,https://example.org/a,A\n"
    sent(line % (first, "endorse", "2024-06-01"), What.ENDORSEMENTS, endorser="Made-Up Voters")
    with pytest.raises(FaultsError, match="withdraw one first"):
        sent(line % (second, "endorse", "2024-06-02"), What.ENDORSEMENTS, endorser="Made-Up Voters")
    sent(line % (second, "endorse", "2024-06-02"), What.ENDORSEMENTS, endorser="Other Made-Up Voters")
    sent(line % (first, "withdrawn", "2024-06-02"), What.ENDORSEMENTS, endorser="Made-Up Voters")
    sent(line % (second, "endorse", "2024-06-03"), What.ENDORSEMENTS, endorser="Made-Up Voters")
    assert len(book().now.endorsements) == 4


def test_an_endorsement_has_a_name_behind_it(desk: Book, sent: Taken) -> None:
    with pytest.raises(ElectionError, match="Name the endorser"):
        sent(
            f"{PICKS}{FRESH},,,neutral,2024-06-02,https://example.org/b,A\n", What.ENDORSEMENTS, endorser=" "
        )


def test_the_largest_file_is_well_above_a_house_of_650(desk: Book) -> None:
    text = candidates(*CONTESTS)
    assert len(text.encode()) / 6 * 650 * 2 < taking.LARGEST
