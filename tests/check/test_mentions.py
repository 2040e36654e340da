"""Names found in a story: seats, people, parties, places, organisations."""

from __future__ import annotations

import pytest

from hustings.check.record import Record
from hustings.check.tag import TagKind

from .reading import DAY, people, read, seats, tags

BLACKBURN, DEWSBURY, ISLINGTON, ROCHDALE = "E14001102", "E14001196", "E14001305", "E14001446"


def parties(text: str) -> list[str | None]:
    return [tag.party for tag in tags(read(text), TagKind.PARTY)]


def test_a_seat_and_a_full_name_are_found() -> None:
    story = read("Jeremy Corbyn won Islington North.")
    assert people(story) == [("Jeremy Corbyn", ["jeremy-corbyn.ind"])]
    assert seats(story) == [("Islington North", [ISLINGTON])]


def test_points_of_the_compass_may_stand_in_another_order() -> None:
    assert seats(read("They counted late in North Islington.")) == [("North Islington", [ISLINGTON])]


def test_a_seat_that_is_not_in_the_record_is_not_taken_for_a_near_one() -> None:
    assert seats(read("They counted late in Islington South and in Leicester West.")) == []


def test_the_first_part_of_a_name_means_the_only_seat_that_has_it() -> None:
    assert seats(read("In Dewsbury the count was late.")) == [("Dewsbury", [DEWSBURY])]


def test_a_later_part_of_a_name_needs_other_support() -> None:
    assert seats(read("The market at Batley was busy.")) == []
    assert seats(read("Iqbal Mohamed won. The market at Batley was busy.")) == [("Batley", [DEWSBURY])]


def test_a_football_club_is_no_seat() -> None:
    assert seats(read("Blackburn Rovers lost, and so did Rochdale Council.")) == []


def test_a_hyphenated_surname_and_headline_capitals_are_read() -> None:
    story = read("ADAM WALLER-SLACK came last but two in BLACKBURN.")
    assert [keys for _, keys in people(story)] == [["adam-waller-slack.ld"]]
    assert [keys for _, keys in seats(story)] == [[BLACKBURN]]


def test_a_name_in_small_letters_is_none() -> None:
    story = read("The blackburn was clear, and green fields lay beyond; labour is hard, reform slow.")
    assert not [
        tag for one in story.sentences for tag in one.tags if tag.kind in (TagKind.SEAT, TagKind.PARTY)
    ]


def test_a_misspelt_name_is_read_with_a_note_where_its_contest_is_in_play() -> None:
    (hussain, _) = tags(read("Adnan Hussein beat Kate Hollern by 132 votes."), TagKind.PERSON)
    assert [one.key for one in hussain.people] == ["adnan-hussain.ind"]
    assert hussain.note == "Adnan Hussain on the ballot paper"


def test_a_misspelt_name_is_left_alone_where_no_contest_is_in_play() -> None:
    assert people(read("Adnan Hussein spoke at length.")) == []


def test_a_name_that_is_far_from_every_candidate_is_left_alone() -> None:
    story = read("Kate Hollern lost Blackburn, said Adrian Houseman of the council.")
    assert [said for said, _ in people(story)] == ["Kate Hollern"]


def test_a_middle_name_that_is_not_on_the_ballot_paper_does_not_matter() -> None:
    story = read("In Dewsbury Iqbal Hussein Mohamed defeated Heather Iqbal.")
    assert people(story) == [
        ("Iqbal Hussein Mohamed", ["iqbal-mohamed.ind"]),
        ("Heather Iqbal", ["heather-iqbal.lab"]),
    ]


def test_a_surname_stands_for_who_was_named_in_full() -> None:
    story = read("Paul Waugh won Rochdale. Waugh had 13,047 votes; Mr Waugh thanked his staff.")
    bare = [tag for tag in tags(story, TagKind.PERSON) if tag.low.endswith("waugh")][1:]
    assert [(tag.text, tag.is_carried) for tag in bare] == [("Waugh", True), ("Mr Waugh", True)]
    assert {tag.people[0].key for tag in bare} == {"paul-waugh.lab"}


def test_a_surname_with_somebody_elses_first_name_is_not_the_candidate() -> None:
    story = read("Paul Waugh won Rochdale. His agent was Craig Waugh.")
    assert [said for said, _ in people(story)].count("Waugh") == 0


def test_a_surname_alone_is_found_where_the_seat_is_named() -> None:
    assert ("Galloway", ["george-galloway.wpb"]) in people(read("In Rochdale, Galloway lost."))
    assert people(read("Galloway lost.")) == []


def test_two_people_of_one_surname_stay_two_readings_until_the_nearer() -> None:
    story = read("Craig Murray stood in Blackburn and Craig Harwood in Leicester South. Harwood lost.")
    assert people(story)[-1] == ("Harwood", ["craig-harwood.ruk"])


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("The Tories lost.", "Con"),
        ("The Lib Dems lost.", "LD"),
        ("Reform UK came third.", "RUK"),
        ("The Greens came fourth.", "Green"),
        ("He stood as an independent.", "Ind"),
        ("Two independents won.", "Ind"),
        ("Heather Iqbal (Lab) lost.", "Lab"),
        ("Ind gain from Lab", "Ind"),
        ("It was Labour-held before.", "Lab"),
        ("Labour and Co-operative candidates won.", "Lab"),
    ],
)
def test_a_party_is_known_by_its_press_names(said: str, label: str) -> None:
    assert label in parties(said)


@pytest.mark.parametrize(
    "said",
    [
        "She wants to be an independent voice.",
        "Reform of the courts comes first.",
        "Conservative estimates say so.",
        "The Green Belt is shrinking.",
    ],
)
def test_words_that_are_no_party_here_are_left_alone(said: str) -> None:
    assert parties(said) == []


def test_regions_nations_and_organisations_are_tagged_by_the_records_names() -> None:
    story = read("Across the North West, in England and in London, TMV was active.")
    assert [tag.name for tag in tags(story, TagKind.PLACE)] == ["North West", "England", "London"]
    assert [tag.name for tag in tags(story, TagKind.ENDORSER)] == ["The Muslim Vote"]


def test_spans_are_offsets_into_the_given_text() -> None:
    text = "Elsewhere, Labour’s Paul Waugh won in Rochdale."
    story = read(text)
    found = [tag for one in story.sentences for tag in one.tags]
    assert [text[tag.start : tag.end] for tag in found] == [tag.text for tag in found]
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    "text", ["", "\x00\x01\ufffd" * 50, "Ünïcode “ ‘ —" * 20, "北京" * 100, "- - ' ' . . &"]
)
def test_rubbish_is_read_without_a_name(text: str) -> None:
    story = read(text)
    assert people(story) == []
    assert seats(story) == []


def test_a_town_with_several_seats_is_a_place_with_all_of_them(official: Record) -> None:
    (glasgow,) = tags(read("All six Glasgow seats went to Labour.", DAY, official), TagKind.PLACE)
    assert glasgow.name == "Glasgow"
    assert len(glasgow.contests) == 6


def test_south_west_norfolk_is_found_in_the_order_of_an_index(official: Record) -> None:
    (seat,) = tags(read("They counted all night in Norfolk South West.", DAY, official), TagKind.SEAT)
    assert [official.contest(one).seat.name for one in seat.contests] == ["South West Norfolk"]  # type: ignore[union-attr]


def test_a_name_that_a_fringe_candidate_elsewhere_bears_is_left_alone(official: Record) -> None:
    assert people(read("The professor, Frank Ward, said turnout would fall.", DAY, official)) == []
