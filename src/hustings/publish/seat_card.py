"""The picture card of a seat: who won, the majority, and the first places with votes and shares."""

from __future__ import annotations

from hustings.figures import percent, whole
from hustings.publish.card import FAINT, INK, LEFT, RIGHT, Line, card, written
from hustings.publish.contrast import PAGES, edge_on
from hustings.publish.drawing import element
from hustings.publish.lettering import fitting
from hustings.publish.party_colours import sign
from hustings.publish.pictured import Pictured, in_english
from hustings.record.contest import Candidacy
from hustings.record.finding import folded
from hustings.record.state import ContestState
from hustings.record.tabulation import Tabulation
from hustings.tell.wording import turnouts_in_words

_MOST = 5
_TOP, _ROW = 258, 54
_BAR, _VOTES, _SHARE = 690, 1020, 1140
_UNDECIDED = "#767c86"


def seat_card(pictured: Pictured, key: str) -> str:
    """Return the card of a contest as SVG, whether or not it is declared.

    With figures: the first places, in bars from nothing, and the turnout. A
    tie says that it waits for its lot; an undeclared seat, who
    stands, in the order of surnames.
    """
    standing = pictured.now.contests[key]
    one = pictured.tabulations.get(key)
    seat, told = standing.contest.seat, pictured.told(standing)
    place = ", ".join(map(pictured.place, dict.fromkeys(filter(None, (seat.region, seat.country)))))
    name, size = fitting(pictured.seat(seat), RIGHT - LEFT, (66, 60, 54, 48, 42, 36, 30), True)
    said, small = fitting(told[:1].upper() + told[1:], RIGHT - LEFT, (42, 38, 34, 30, 26))
    head = [
        Line(fitting(place, RIGHT - LEFT, (24, 20))[0], LEFT, 96, 24, FAINT),
        Line(name, LEFT, 164, size, INK, True),
        Line(said, LEFT, 224, small, INK),
    ]
    colour = sign(one.winner.party).colour if one else _UNDECIDED
    body = _places(one) if one else _standing(pictured, standing)
    inside = "".join(map(written, head)) + body
    return card(pictured, (pictured.head(standing.contest, told), pictured.election.title), colour, inside)


def _places(one: Tabulation) -> str:
    shown = one.ranking[:_MOST]
    top = max(one.votes(one.winner), 1) if not one.declaration.unopposed else 1
    rows = [] if one.declaration.unopposed else [_row(one, c, n, top) for n, c in enumerate(shown)]
    turnouts = turnouts_in_words(one.declaration.turnout, one.declaration.ballot_box_turnout)
    text, size = fitting(turnouts, RIGHT - LEFT, (20, 18, 16, 14))
    foot = [] if one.declaration.turnout is None else [written(Line(text, LEFT, 536, size, FAINT))]
    return "".join([*rows, *foot])


def _row(one: Tabulation, candidacy: Candidacy, n: int, top: int) -> str:
    y, drawn, votes = _TOP + _ROW * n, sign(candidacy.party), one.votes(candidacy)
    named = f"{candidacy.person.name} ({candidacy.party})"
    name, size = fitting(named, _BAR - LEFT - 74, (26, 24, 22, 20, 18), n == 0)
    letters, small = fitting(drawn.letters, 48, (20, 16, 13), True)
    edge = edge_on(drawn.colour, PAGES["light"])
    bar = (_VOTES - 130 - _BAR) * votes // top
    return "".join(
        [
            element("rect", x=LEFT, y=y, width=52, height=36, fill=drawn.colour, stroke=edge, stroke_width=2),
            written(Line(letters, LEFT + 26, y + 25, small, drawn.ink, True, "middle")),
            written(Line(name, LEFT + 66, y + 27, size, INK, n == 0)),
            element(
                "rect",
                x=_BAR,
                y=y + 4,
                width=max(2, bar),
                height=28,
                fill=drawn.colour,
                stroke=edge,
                stroke_width=2,
            ),
            written(Line(whole(votes), _VOTES, y + 27, 26, INK, n == 0, "end")),
            written(Line(percent(one.share(candidacy)), _SHARE, y + 27, 26, INK, n == 0, "end")),
        ]
    )


def _standing(pictured: Pictured, standing: ContestState) -> str:
    def by_name(one: Candidacy) -> tuple[str, str]:
        return folded(one.person.surname), one.key

    named = [f"{one.person.name} ({one.party})" for one in sorted(standing.contest.candidacies, key=by_name)]
    rows = [
        Line(fitting(text, RIGHT - LEFT, (26, 22, 18))[0], LEFT, _TOP + 46 + 40 * n, 26)
        for n, text in enumerate(named[:_MOST])
    ]
    head = Line(pictured.say(in_english("Standing here:")), LEFT, _TOP + 6, 22, FAINT)
    more = pictured.say(in_english("and {others} more")).format(others=len(named) - _MOST)
    rest = [Line(more, LEFT, _TOP + 46 + 40 * _MOST, 22, FAINT)] if len(named) > _MOST else []
    return "".join(map(written, [head, *rows, *rest]))
