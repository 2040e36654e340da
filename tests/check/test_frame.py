"""What a story is about: election, contests in play, and what each sentence carries on."""

from __future__ import annotations

from datetime import date

from hustings.check.record import BY_ELECTIONS, Record
from hustings.check.tag import TagKind

from .reading import DAY, about, people, read, seats, tags

BLACKBURN, ISLINGTON, LEICESTER, ROCHDALE = "E14001102", "E14001305", "E14001327", "E14001446"


def test_two_candidates_prove_a_contest_that_is_never_named() -> None:
    story = read("Adnan Hussein narrowly beat Kate Hollern.\n\nThe majority was 132.")
    assert about(story) == [BLACKBURN, BLACKBURN]
    assert story.frame.contests[0].why == "2 candidates are named"


def test_the_day_of_a_story_says_which_election_it_means() -> None:
    assert read("Jeremy Corbyn won.").frame.election == "uk-2024"
    assert read("Jeremy Corbyn won.", date(2001, 6, 8)).frame.election is None


def test_a_story_without_a_day_is_of_the_election_whose_names_fit(official: Record) -> None:
    story = read("Jared O’Mara beat Nick Clegg in Sheffield Hallam.", None, official)
    assert (story.frame.election, story.frame.also_fit) == ("uk-2017", ())


def test_where_the_names_fit_two_elections_the_other_is_told(official: Record) -> None:
    story = read("Sarah Olney and Zac Goldsmith both wanted Richmond Park.", None, official)
    assert (story.frame.election, story.frame.also_fit) == ("uk-2019", ("uk-2017",))


def test_one_person_named_alone_does_not_make_a_story_about_the_seat() -> None:
    story = read("Jeremy Corbyn spoke first.\n\nLabour won the night. The majority was large.")
    assert about(story) == [None, None, None]


def test_a_leader_does_not_take_over_a_story_about_another_seat(official: Record) -> None:
    story = read(
        "Adnan Hussain beat Kate Hollern in Blackburn. Keir Starmer was dismayed. The majority was 132.",
        DAY,
        official,
    )
    assert about(story) == [BLACKBURN] * 3


def test_a_round_up_changes_contests_at_each_seat() -> None:
    story = read(
        "In Rochdale, Paul Waugh beat George Galloway. The majority was 1,440.\n\n"
        "In Leicester South, Shockat Adam beat Jonathan Ashworth. The majority was 979."
    )
    assert about(story) == [ROCHDALE, ROCHDALE, LEICESTER, LEICESTER]


def test_a_heading_carries_its_seat_to_the_sentences_below() -> None:
    story = read("Blackburn\n\nLabour lost by 132 votes here.\n\nRochdale\n\nLabour won by 1,440.")
    assert about(story) == [BLACKBURN, BLACKBURN, ROCHDALE, ROCHDALE]


def test_after_two_seats_in_one_sentence_neither_is_carried_on() -> None:
    story = read("Labour lost Blackburn but won Rochdale.\n\nThe turnout was low.")
    assert about(story)[1] is None


def test_a_sentence_that_names_a_region_first_is_about_no_seat() -> None:
    story = read("Paul Waugh won Rochdale. Across the North West turnout was 54 per cent.")
    assert about(story) == [ROCHDALE, None]
    assert about(read("Paul Waugh won Rochdale. Turnout was 54 per cent, low for the North West.")) == [
        ROCHDALE,
        ROCHDALE,
    ]


def test_the_seat_points_at_the_seat_named_before() -> None:
    story = read("Paul Waugh won Rochdale. Labour had lost the seat in February.")
    assert seats(story)[-1] == ("the seat", [ROCHDALE])
    assert tags(story, TagKind.SEAT)[-1].is_carried


def test_a_party_is_tagged_with_its_candidate_in_the_contest_meant() -> None:
    story = read("Rochdale: Labour won. Reform UK was third.")
    assert [[one.key for one in tag.people] for tag in tags(story, TagKind.PARTY)] == [
        ["paul-waugh.lab"],
        ["michael-howard.ruk"],
    ]


def test_the_labour_candidate_is_the_one_of_the_contest() -> None:
    story = read("Jeremy Corbyn held Islington North. The Labour candidate was second.")
    assert people(story)[-1] == ("Labour candidate", ["praful-nargund.lab"])


def test_the_incumbent_is_who_sat_before() -> None:
    assert people(read("In Blackburn the incumbent lost by 132."))[-1] == (
        "the incumbent",
        ["kate-hollern.lab"],
    )


def test_he_is_the_only_one_who_fits(official: Record) -> None:
    story = read(
        "Kate Hollern lost Blackburn to Adnan Hussain. He won by 132. She had sat since 2015.", DAY, official
    )
    assert [keys for said, keys in people(story) if said in ("He", "She")] == [
        ["adnan-hussain.ind"],
        ["kate-hollern.lab"],
    ]


def test_he_keeps_every_reading_where_two_men_fit(official: Record) -> None:
    story = read(
        "In Rochdale George Galloway lost to Paul Waugh. The majority was thin. His vote fell.", DAY, official
    )
    assert people(story)[-1] == ("His", ["george-galloway.wpb", "paul-waugh.lab"])


def test_who_is_the_person_right_before() -> None:
    story = read("Adnan Hussain beat Kate Hollern, who had sat since 2015.")
    assert people(story)[-1] == ("who", ["kate-hollern.lab"])


def test_words_in_quotation_marks_are_marked_and_pronouns_in_them_left_alone() -> None:
    text = "Paul Waugh won Rochdale. “He fought hard,” said a friend, “and it’s fair.”"
    story = read(text)
    assert [text[start:end] for start, end in story.sentences[1].quoted] == [
        "“He fought hard,”",
        "“and it’s fair.”",
    ]
    assert [said for said, _ in people(story)] == ["Paul Waugh"]


def test_a_fresh_by_election_is_what_a_story_is_about(official: Record) -> None:
    story = read("Sarah Green took Chesham and Amersham from the Conservatives.", date(2021, 6, 18), official)
    assert story.frame.election == BY_ELECTIONS
    assert about(story) == ["E14000631.2021-06-17"]


def test_another_seat_named_in_a_by_election_story_stays_that_seat(official: Record) -> None:
    story = read(
        "Sarah Green won the by-election in Chesham and Amersham. Next door in Beaconsfield nobody voted.",
        date(2021, 6, 18),
        official,
    )
    assert [one.contest.election if one.contest else None for one in story.sentences] == [
        BY_ELECTIONS,
        "uk-2019",
    ]


def test_a_by_election_is_known_by_the_month_beside_its_seat(official: Record) -> None:
    story = read(
        "Peterborough, June 2019, was a by-election that Labour won by 683.", date(2021, 7, 5), official
    )
    assert [tag.contests[0].key for tag in tags(story, TagKind.SEAT)] == ["E14000878.2019-06-06"]


def test_a_town_where_somebody_lives_does_not_outweigh_the_contest() -> None:
    assert about(read("Paul Waugh, a farmer from Dewsbury, beat George Galloway in the vote.")) == [ROCHDALE]
    assert about(read("Paul Waugh beat George Galloway, the former MP for Blackburn.")) == [ROCHDALE]


def test_a_by_election_told_of_in_a_later_story_is_its_own_contest(official: Record) -> None:
    story = read(
        "George Galloway lost Rochdale to Paul Waugh. In February's by-election Mr Galloway won by 5,697.",
        DAY,
        official,
    )
    assert about(story) == [ROCHDALE, "E14000897.2024-02-29"]


def test_a_by_election_after_the_story_is_not_meant(official: Record) -> None:
    story = read("A by-election is due in Wakefield.", date(2022, 5, 1), official)
    assert [one.contests[0].election for one in tags(story, TagKind.SEAT)] == ["uk-2019"]


def test_somebody_who_stood_only_before_is_found_where_that_election_is_named(official: Record) -> None:
    story = read("Hendon is Labour’s. Matthew Offord won there in 2019.", DAY, official)
    assert people(story) == [("Matthew Offord", ["matthew-offord.con"])]
    assert tags(story, TagKind.PERSON)[0].contests[0].election == "uk-2019"
