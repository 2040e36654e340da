"""The measures that shapes may show, each contest's shade: winner, change, figures, chance of winning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

from hustings.errors import ElectionError
from hustings.figures import percent, points, rounded
from hustings.night.chances import chance_in_words
from hustings.night.outlook import SeatOutlook, SeatStatus
from hustings.publish.party_colours import sign
from hustings.publish.pictured import REHEARSAL, TIED_IN_WORDS, UNDECLARED_IN_WORDS, Pictured, in_english
from hustings.publish.shade import (
    FORECAST,
    NO_FIGURE,
    TIED,
    UNDECLARED,
    LegendText,
    Shade,
    Shading,
    Shown,
    legend_of,
)
from hustings.record.change import result_label
from hustings.record.measures import headline_swing
from hustings.record.state import ContestState
from hustings.record.tabulation import Tabulation

Texts = dict[str, LegendText]
_BANDS: Mapping[Shown, tuple[int, ...]] = {
    Shown.MAJORITY: (2, 5, 10, 20, 30, 40),
    Shown.TURNOUT: (45, 50, 55, 60, 65, 70),
    Shown.SWING: (0, 3, 6, 9, 12, 15),
    Shown.SHARE: (5, 10, 20, 30, 40, 50),
}
"""Where one tint ends and the next begins, in hundredths of a share; the same at every entry and election."""
_CHANCES = (Fraction(1, 2), Fraction(3, 4), Fraction(19, 20))

_TITLES = {
    Shown.WINNER: in_english("Winner of each seat"),
    Shown.CHANGE: in_english("Gains and holds"),
    Shown.MAJORITY: in_english("Majority as a share of valid votes"),
    Shown.SWING: in_english("Butler swing to the winner, in points"),
    Shown.TURNOUT: in_english("Turnout: valid votes as a share of the electorate"),
    Shown.SHARE: in_english("{party}: share of valid votes"),
    Shown.CHANCE: in_english("Forecast: chance of winning each undeclared seat"),
}
_ESTIMATE = in_english("Hatched seats are a forecast, an estimate: they are not declared.")


def shading(pictured: Pictured, measure: Shown, party: str | None = None) -> Shading:
    """Return how every contest is drawn under a measure, with the legend.

    party: whose share, for `Shown.SHARE`. Raises ElectionError where a share
    is wanted of nobody, or a chance without a forecast.
    """
    if measure is Shown.SHARE and party is None:
        raise ElectionError("a share of whom? name a party by its abbreviation")
    if measure is Shown.CHANCE and pictured.forecast is None:
        raise ElectionError("a chance of winning needs a forecast of the same entry")
    drawn, texts = _DRAWN[measure](pictured, party)
    told = pictured.say(_TITLES[measure]).format(party=party)
    note = pictured.say(_ESTIMATE) if measure is Shown.CHANCE else ""
    mark = pictured.say(REHEARSAL) if pictured.election.is_test else ""
    title, legend = f"{mark} – {told}" if mark else told, legend_of(drawn.values(), texts)
    return Shading(measure, title, note, pictured.now.as_at_entry, drawn, legend, mark)


def _winners(pictured: Pictured, _: str | None) -> tuple[dict[str, Shade], Texts]:
    return _each(pictured, Shown.WINNER, _winner), {**_parties(pictured), **_rest(pictured)}


def _each(
    pictured: Pictured, name: object, draw: Callable[[Pictured, ContestState], Shade]
) -> dict[str, Shade]:
    """Return every contest's shade, drawn anew only where its state changed."""
    return {
        key: pictured.kept.of((name, key), standing, partial(draw, pictured, standing))
        for key, standing in pictured.now.contests.items()
    }


def _winner(pictured: Pictured, standing: ContestState) -> Shade:
    one = pictured.tabulations.get(standing.contest.key)
    return _by_party(pictured, standing, one.winner.party) if one else _open(pictured, standing)


def _changes(pictured: Pictured, _: str | None) -> tuple[dict[str, Shade], Texts]:
    gain = pictured.say(in_english("gained by {party}"))
    gained = {
        f"won {party}": LegendText(sign(party).css, sign(party).letters, gain.format(party=name))
        for party, name in _won(pictured)
    }
    held = {"held": LegendText("held", "", pictured.say(in_english("held, with the letters of the party")))}
    return _each(pictured, Shown.CHANGE, _change), {**gained, **held, **_rest(pictured)}


def _change(pictured: Pictured, standing: ContestState) -> Shade:
    one = pictured.tabulations.get(standing.contest.key)
    label = result_label(one, pictured.base(standing.contest)) if one else None
    if one is None:
        return _open(pictured, standing)
    if label is None or label.is_gain:
        return _by_party(pictured, standing, one.winner.party)
    head = pictured.head(standing.contest, pictured.told(standing))
    return Shade("held", sign(one.winner.party).letters, head, "held")


def _figures(measure: Shown) -> Callable[[Pictured, str | None], tuple[dict[str, Shade], Texts]]:
    def drawn(pictured: Pictured, party: str | None) -> tuple[dict[str, Shade], Texts]:
        draw = partial(_by_figure, measure=measure, party=party)
        return _each(pictured, (measure, party), draw), {**_bands(pictured, measure), **_rest(pictured)}

    return drawn


def _chances(pictured: Pictured, _: str | None) -> tuple[dict[str, Shade], Texts]:
    drawn = {}
    for key, standing in pictured.now.contests.items():
        one, outlook = pictured.tabulations.get(key), pictured.outlooks.get(key)
        if one is not None:
            told = pictured.head(standing.contest, pictured.told(standing))
            drawn[key] = Shade(sign(one.winner.party).css, sign(one.winner.party).letters, told, "declared")
        elif outlook is None or outlook.status is SeatStatus.DECLARED:
            drawn[key] = _open(pictured, standing)
        else:
            drawn[key] = _by_chance(pictured, standing, outlook)
    declared = pictured.say(in_english("declared, in the colour of the winner"))
    texts: Texts = {"declared": LegendText("held", "", declared)}
    names = (
        in_english("forecast: the likeliest winner's chance is under {chance}"),
        in_english("forecast: the likeliest winner's chance is {chance} or more"),
    )
    for n, low in enumerate((*_CHANCES[:1], *_CHANCES)):
        told = pictured.say(names[n > 0]).format(chance=percent(low, 0))
        texts[f"chance {n}"] = LegendText(f"{FORECAST} c{n}", "", told)
    return drawn, {**texts, **_rest(pictured)}


_DRAWN: dict[Shown, Callable[[Pictured, str | None], tuple[dict[str, Shade], Texts]]] = {
    Shown.WINNER: _winners,
    Shown.CHANGE: _changes,
    **{measure: _figures(measure) for measure in _BANDS},
    Shown.CHANCE: _chances,
}


def _by_party(pictured: Pictured, standing: ContestState, party: str) -> Shade:
    drawn = sign(party)
    told = pictured.head(standing.contest, pictured.told(standing))
    return Shade(drawn.css, drawn.letters, told, f"won {party}")


def _open(pictured: Pictured, standing: ContestState) -> Shade:
    css, letters = (TIED, "=") if standing.is_declared else (UNDECLARED, "")
    return Shade(css, letters, pictured.head(standing.contest, pictured.told(standing)), css)


def _by_figure(pictured: Pictured, standing: ContestState, measure: Shown, party: str | None) -> Shade:
    one = pictured.tabulations.get(standing.contest.key)
    if one is None:
        return _open(pictured, standing)
    value = _value(pictured, one, measure, party)
    if value is None:
        told = pictured.say(in_english("no such figure"))
        return Shade(NO_FIGURE, "", pictured.head(standing.contest, told), NO_FIGURE)
    band = sum(100 * value >= edge for edge in _BANDS[measure])
    told = points(value) if measure is Shown.SWING else percent(value)
    letters = str(rounded(100 * value, 0)).replace("-", "−")
    return Shade(f"t{band}", letters, pictured.head(standing.contest, told), f"t{band}")


def _value(pictured: Pictured, one: Tabulation, measure: Shown, party: str | None) -> Fraction | None:
    if measure is Shown.MAJORITY:
        return one.majority_share
    if measure is Shown.TURNOUT:
        return one.declaration.turnout
    if measure is Shown.SWING:
        return headline_swing(one, pictured.base(one.contest))
    votes = one.party_votes.get(party or "")
    valid = one.declaration.valid_votes
    return Fraction(votes, valid) if votes is not None and valid else None


def _by_chance(pictured: Pictured, standing: ContestState, outlook: SeatOutlook) -> Shade:
    leader = outlook.leader
    drawn = sign(leader.party)
    band = sum(Fraction(leader.win) >= edge for edge in _CHANCES)
    text = pictured.say(in_english("forecast, {party} most likely to win: chance {chance}"))
    told = text.format(party=leader.party, chance=chance_in_words(leader.win))
    css = f"{FORECAST} c{band} {drawn.css}"
    return Shade(css, drawn.letters, pictured.head(standing.contest, told), f"chance {band}")


def _won(pictured: Pictured) -> list[tuple[str, str]]:
    """Return the parties that won a seat, most first: abbreviation and name."""
    seats: dict[str, int] = {}
    for one in pictured.tabulations.values():
        seats[one.winner.party] = seats.get(one.winner.party, 0) + 1
    parties = pictured.election.parties
    return [
        (party, pictured.party(parties[party]) if party in parties else party)
        for party in sorted(seats, key=lambda party: (-seats[party], party))
    ]


def _parties(pictured: Pictured) -> Texts:
    return {
        f"won {party}": LegendText(sign(party).css, sign(party).letters, name)
        for party, name in _won(pictured)
    }


def _bands(pictured: Pictured, measure: Shown) -> Texts:
    edges = [Fraction(edge, 100) for edge in _BANDS[measure]]
    written = [points(e) if measure is Shown.SWING else percent(e, 0) for e in edges]
    below = pictured.say(in_english("below {figure}")).format(figure=written[0])
    between, above = (
        pictured.say(in_english("{low} to {high}")),
        pictured.say(in_english("{figure} and more")),
    )
    texts = [
        below,
        *(between.format(low=low, high=high) for low, high in zip(written, written[1:], strict=False)),
    ]
    return {
        f"t{n}": LegendText(f"t{n}", "", text)
        for n, text in enumerate([*texts, above.format(figure=written[-1])])
    }


def _rest(pictured: Pictured) -> Texts:
    return {
        NO_FIGURE: LegendText(NO_FIGURE, "", pictured.say(in_english("no such figure"))),
        TIED: LegendText(TIED, "=", pictured.say(TIED_IN_WORDS)),
        UNDECLARED: LegendText(UNDECLARED, "", pictured.say(UNDECLARED_IN_WORDS)),
    }
