"""Questions that a careful editor asks, each of them asked on purpose once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hustings.endorse.decision import decide
from hustings.endorse.endorsers import endorser_named
from hustings.endorse.evidence import Evidence, State
from hustings.endorse.method import Criterion, CriterionKind, Method, Rule, Test, Who
from hustings.endorse.organisation import Organisation, OrganisationKind
from hustings.endorse.picks import Grade, Pick
from hustings.endorse.questions import questions, slips
from hustings.record.election import Election

US = Organisation("Us", "us", OrganisationKind.CAMPAIGN, "https://us.example", "Published by us.", bloc="all")
THEM = replace(US, name="Them", short="them")
SOURCE, DAY = "https://us.example/list", date(2024, 6, 1)
CORBYN = Pick("Us", "E14001305", "jeremy-corbyn.ind", "Ind", "endorse", DAY, SOURCE)
JUDGED = Method(
    "1",
    DAY,
    {"good": Criterion(CriterionKind.JUDGEMENT, "good", "the committee")},
    (Rule("good", (Test(criterion="good", is_=True),), Who.ANY),),
)
GOOD = Evidence(
    "E14001305", "jeremy-corbyn.ind", "good", True, SOURCE, DAY, "", "A reviewer", State.VERIFIED, "f", 2
)


def test_a_list_that_is_in_order_raises_no_question(six_seats: Election) -> None:
    asked = questions(US, six_seats, [CORBYN])
    assert asked.questions == ()
    assert asked.judged is None


def test_a_missing_imprint_address_source_and_day_are_asked_about(six_seats: Election) -> None:
    bare = replace(US, imprint="", site="")
    pick = replace(CORBYN, published=None, source="heard it", grade=Grade.INFERRED)
    topics = [one.topic for one in questions(bare, six_seats, [pick]).questions]
    assert topics == ["imprint", "site", "day", "source", "source"]


def test_a_candidate_not_on_the_list_or_with_another_party_is_asked_about(six_seats: Election) -> None:
    found = questions(
        US, six_seats, [replace(CORBYN, candidacy="nobody.x"), replace(CORBYN, party="Lab")]
    ).questions
    assert [(one.topic, one.about) for one in found] == [
        ("candidate", "Islington North"),
        ("party", "Islington North"),
    ]
    everywhere = Pick("Us", None, None, "No such party", "endorse", DAY, SOURCE)
    assert [one.topic for one in questions(US, six_seats, [everywhere]).questions] == ["candidate"]


def test_two_choices_in_one_bloc_are_asked_about_and_others_are_not(six_seats: Election) -> None:
    other = replace(CORBYN, endorser="Them", candidacy="praful-nargund.lab", party="Lab")
    assert [one.topic for one in questions(US, six_seats, [CORBYN], others=[(THEM, [other])]).questions] == [
        "bloc"
    ]
    apart = replace(THEM, bloc="elsewhere")
    assert questions(US, six_seats, [CORBYN], others=[(apart, [other])]).questions == ()
    agreed = replace(CORBYN, endorser="Them")
    assert questions(US, six_seats, [CORBYN], others=[(THEM, [agreed])]).questions == ()


def test_seats_decided_by_judgement_alone_are_counted_and_named(six_seats: Election) -> None:
    ruled = (JUDGED, decide(JUDGED, six_seats, [GOOD]), [GOOD])
    asked = questions(US, six_seats, [CORBYN], ruled)
    assert asked.judged == Fraction(1)
    assert [(one.topic, one.words) for one in asked.questions] == [
        ("judgement", "decided by judgement alone (the committee)")
    ]


def test_departures_from_the_rules_are_asked_about_either_way(six_seats: Election) -> None:
    ruled = (JUDGED, decide(JUDGED, six_seats, [GOOD]), [GOOD])
    other = replace(CORBYN, candidacy="praful-nargund.lab", party="Lab")
    said = [one.words for one in questions(US, six_seats, [other], ruled).questions if one.topic == "rules"]
    assert said == ["the list backs Praful Nargund; by the rules it is: Jeremy Corbyn"]
    elsewhere = Pick("Us", "E14001102", "adnan-hussain.ind", "Ind", "endorse", DAY, SOURCE)
    said = [
        one.about for one in questions(US, six_seats, [elsewhere], ruled).questions if one.topic == "rules"
    ]
    assert said == ["Blackburn", "Islington North"]


def test_a_seat_that_the_list_took_back_is_said_to_be_withdrawn(six_seats: Election) -> None:
    ruled = (JUDGED, decide(JUDGED, six_seats, [GOOD]), [GOOD])
    elsewhere = Pick("Us", "E14001102", "adnan-hussain.ind", "Ind", "endorse", DAY, SOURCE)
    back = replace(CORBYN, position="withdrawn", published=date(2024, 6, 2))
    found = questions(US, six_seats, [elsewhere, CORBYN, back], ruled).questions
    said = [one.words for one in found if one.about == "Islington North" and one.topic == "rules"]
    assert said == ["by the rules Jeremy Corbyn is endorsed, and the list withdrew its endorsement here"]


def test_a_label_that_no_candidate_has_is_asked_about_with_the_one_it_may_mean(six_seats: Election) -> None:
    method = replace(JUDGED, groups={"ours": ("Labour", "Grene", "Lab", "Zz")}, never=("Conservatives",))
    asked = questions(US, six_seats, [CORBYN], (method, decide(method, six_seats), []))
    assert [one.words for one in asked.questions if one.topic == "label"] == [
        "no candidate has the label 'Labour'; did you mean Lab?",
        "no candidate has the label 'Grene'; did you mean Green?",
        "no candidate has the label 'Zz'",
        "no candidate has the label 'Conservatives'; did you mean Con?",
    ]
    assert [said.split("'")[1] for said in slips(method, six_seats)] == ["Labour", "Grene", "Conservatives"]


def test_candidacies_that_stand_level_are_asked_about(six_seats: Election) -> None:
    other = replace(GOOD, candidacy="praful-nargund.lab")
    ruled = (JUDGED, decide(JUDGED, six_seats, [GOOD, other]), [GOOD, other])
    (one,) = [one for one in questions(US, six_seats, [], ruled).questions if one.topic == "tie"]
    assert one.about == "Islington North"
    assert one.words.endswith("stand level by the rule “good”, so nobody is endorsed")
    assert "Jeremy Corbyn (Ind)" in one.words
    assert "Praful Nargund (Lab)" in one.words


def test_evidence_that_nobody_reviewed_or_that_is_open_is_asked_about(six_seats: Election) -> None:
    evidence = [replace(GOOD, reviewer=""), replace(GOOD, state=State.DISPUTED, day=None)]
    ruled = (JUDGED, decide(JUDGED, six_seats, evidence), evidence)
    said = [one.words for one in questions(US, six_seats, [CORBYN], ruled).questions]
    assert "good is verified, and nobody is named as reviewer" in said
    assert "good is disputed, and decides nothing yet" in said
    assert "the source of good has no day" in said


def test_every_seat_of_the_list_of_2024_rests_on_judgement_alone_by_the_rules(uk_2024: Election) -> None:
    tmv = endorser_named("tmv")
    method = tmv.method()
    assert method is not None
    ruled = (method, tmv.decisions(uk_2024), tmv.evidence(method, uk_2024))
    asked = questions(tmv.organisation, uk_2024, tmv.picks(uk_2024), ruled)
    assert asked.judged == 1
    inferred = {one.about for one in asked.questions if one.topic == "rules"}
    assert inferred == {
        "Bethnal Green and Stepney", "Birmingham Hodge Hill and Solihull North", "Birmingham Ladywood",
    }  # fmt: skip
