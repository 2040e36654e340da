"""The tables of an effect's report: every figure that a picture or a sentence shows, as text."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hustings.endorse.deciding import Deciding
from hustings.endorse.effect_report import EffectReport, Estimated
from hustings.endorse.effect_words import chance, decimal, interval_in_words, p_in_words, points_in_words
from hustings.endorse.estimate import Estimate
from hustings.figures import NOT_KNOWN, percent, points, whole
from hustings.tell.standing_page import Lines

_IF_ESTIMATE = (
    "If estimate: as if all of the estimated difference were the endorsement's doing, which no level below 2 "
    "allows to say"
)
RARE = 0.005


def estimates_table(found: Estimated) -> Lines:
    """Return every estimator, the primary first, with what it could not do."""
    rows = []
    for line in found.beside.lines:
        name = f"{line.name} (primary)" if line.is_primary else line.name
        rows.append((name, *_cells(line.estimate)))
    by_lot = found.randomised
    interval = interval_in_words(by_lot.low, by_lot.high)
    used = (whole(found.compared.endorsed), whole(found.compared.others))
    regions = found.regions
    rows += [
        ("randomisation, least squares", points_in_words(by_lot.effect), interval, NOT_KNOWN, *used),
        (
            "primary, regions drawn whole",
            points_in_words(found.beside.primary.effect),
            interval_in_words(regions.low, regions.high),
            points_in_words(regions.se).lstrip("+"),
            *used,
        ),
        ("primary, lead over the strongest rival", *_cells(found.beside.margin)),
    ]
    if found.beside.dated is not None:
        rows.append(("primary, dated endorsements alone", *_cells(found.beside.dated)))
    refused = [f"{one.name}: {one.refused}" for one in found.beside.lines if one.refused]
    notes = [f"{one.name}: {one.estimate.note}" for one in found.beside.lines if one.estimate]
    told = [note for note in (*notes, *refused) if not note.endswith(": ")]
    lists = f"{'all' if by_lot.exact else 'of'} {whole(by_lot.arrangements)} lists within labels"
    told.insert(0, f"randomisation: p {p_in_words(by_lot.p_value)}, {lists}")
    told += [f"regions: {regions.note}"] if regions.note else []
    header = ("Estimator", "Effect", "95% interval", "SE", "Endorsed", "Others")
    return Lines("Effect on the endorsed, in points", header, tuple(rows), note="; ".join(told))


def left_out_table(found: Estimated) -> Lines:
    """Return what the effect would be without each endorsed seat, the one that moves it most first."""
    rows = tuple(
        (
            one.name,
            one.label,
            points_in_words(one.estimate.effect if one.estimate else None),
            interval_in_words(one.estimate.low, one.estimate.high) if one.estimate else NOT_KNOWN,
            points_in_words(one.moved),
        )
        for one in found.left
    )
    hanging = ", ".join(found.hanging)
    note = f"The effect hangs on single seats: {hanging}" if hanging else "No single seat changes its sign."
    header = ("Without", "Label", "Effect", "95% interval", "Moves it by")
    return Lines(f"Each seat left out, {found.left_by}", header, rows, 2, note)


def placebo_table(found: Estimated) -> Lines:
    """Return the effects where there can be none."""
    alarm = found.doubts.placebos
    rows = tuple(
        (
            one.kind.value,
            "" if one.name == one.kind.value else one.name,
            points_in_words(one.effect),
            points_in_words(one.se).lstrip("+"),
            p_in_words(one.p_value),
            whole(one.marked),
        )
        for one in alarm.placebos
    )
    note = f"Together: {alarm.doubt.value}, p {p_in_words(alarm.p_value)}"
    header = ("Placebo", "Of", "Effect", "SE", "p", "Seats")
    return Lines("Placebos: effects where there can be none, in points", header, rows, 2, note)


def sensitivity_table(found: Estimated) -> Lines:
    """Return what the effect would be beside imagined causes as strong as what is measured."""
    hidden = found.doubts.hidden
    rows = tuple(
        (
            one.confounder.name,
            _part(one.confounder.treatment),
            _part(one.confounder.outcome),
            points_in_words(one.effect),
            interval_in_words(one.low, one.high),
        )
        for one in hidden.imagined
    )
    told = [
        f"Robustness value {_part(hidden.robustness)}, {_part(hidden.told)} for 5%",
        f"every interval, either way: {interval_in_words(hidden.low, hidden.high)}",
        *([f"too strong to be: {', '.join(hidden.impossible)}"] if hidden.impossible else []),
    ]
    header = ("Something unmeasured as strong as", "Of endorsement", "Of outcome", "Effect", "95% interval")
    return Lines("Sensitivity, least squares", header, rows, note="; ".join(told))


def doubts_table(found: Estimated) -> Lines:
    """Return the other doubts, each a question with its answer."""
    asked = found.doubts
    rows: list[tuple[str, str]] = [
        ("Smallest effect that could have shown (power 80%)", points_in_words(found.detectable)),
        ("The same from lists drawn by lot", points_in_words(found.detectable_by_lists)),
    ]
    if asked.lists is not None:
        share, p_value = percent(Fraction(asked.lists.told), 0), p_in_words(asked.lists.p_value)
        rows.append(("Made-up lists of seats alike that show an effect (about 5%)", share))
        rows.append(("Made-up lists with an effect as large", f"p {p_value}"))
    for one in asked.diluted[1:]:
        share = percent(Fraction(one.share), 0)
        rows.append((f"If {share} of look-alikes were worked too", points_in_words(one.effect)))
    if asked.invented is not None:
        what = f"Invented by adding the {asked.invented.added} best results to {asked.invented.dated} seats"
        rows.append((what, points_in_words(asked.invented.mean)))
    near = asked.neighbours
    rows.append(
        ("Unendorsed seats in the regions of endorsed ones, against others", _told(near.on_neighbours))
    )
    rows.append(("The effect without these as controls", _told(near.without_neighbours)))
    if asked.notional is not None:
        rows.append(("Standard error with errors of notional results", points_in_words(asked.notional.se)))
    return Lines("Further doubts, in points", ("Question", "Answer"), tuple(rows))


def seats_table(deciding: Deciding, most: int | None = None) -> Lines:
    """Return every endorsed seat with the probability that the endorsement decided it."""
    has_data = any(one.data is not None for one in deciding.seats)
    rows = []
    for one in deciding.seats[:most]:
        account = one.account
        row = (
            account.seat,
            f"{account.candidacy.person.name} ({account.candidacy.party})",
            whole(account.place),
            points(Fraction(one.lead)),
            whole(account.to_change),
            chance(one.decided) if account.won else NOT_KNOWN,
            _range(chance(one.low), chance(one.high)) if account.won else NOT_KNOWN,
            chance(one.handed) if not account.won else NOT_KNOWN,
        )
        rows.append((*row, *([chance(one.data)] if has_data else [])))
    header = ("Seat", "Endorsed", "Place", "Lead", "To change", "Decided", "By source", "Handed on")
    data = ("If estimate",) if has_data else ()
    notes = [_IF_ESTIMATE if has_data else "", deciding.note]
    note = "; ".join(filter(None, notes))
    return Lines("Seats, if it was worth that", (*header, *data), tuple(rows), 2, note)


def number_table(deciding: Deciding) -> Lines:
    """Return how many seats were decided, with probabilities; rare numbers are left out."""
    rows = tuple((whole(count), chance(part)) for count, part in enumerate(deciding.number) if part >= RARE)
    return Lines("Seats decided", ("Seats", "Probability"), rows, 0)


def balance_table(found: Estimated) -> Lines:
    """Return how like the endorsed seats the others are, in standard deviations."""
    rows = tuple(
        (one.name, decimal(one.endorsed, 3), decimal(one.others, 3), decimal(one.gap), decimal(one.weighted))
        for one in found.compared.balance
    )
    header = ("Known before", "Endorsed", "Others", "Gap", "Gap weighted")
    return Lines("Balance; gaps in standard deviations", header, rows)


def missing_table(found: Estimated) -> Lines:
    """Return the endorsed seats that are not compared, each with the reason."""
    rows = sorted({*found.compared.left_out, *found.compared.outside})
    return Lines("Endorsed seats not compared", ("Seat", "Why"), tuple(rows), 2)


def gathering_table(found: Estimated) -> Lines | None:
    """Return whether the bloc's votes gathered behind one candidacy; None where there is no bloc."""
    bloc = found.gathering
    if bloc is None:
        return None
    rows = (
        ("Part of the bloc's votes behind its best placed", _part(bloc.endorsed), _part(bloc.others)),
        ("Seats lost with more votes than the winner", whole(bloc.split_endorsed), whole(bloc.split_others)),
    )
    note = f"Association with the endorsement, adjusted: {_told(bloc.association)}"
    head = ("", "Endorsed seats", "Others")
    return Lines(f"Coordination of {', '.join(bloc.bloc)}", head, rows, note=note)


def accounts_table(report: EffectReport, most: int | None = None) -> Lines:
    """Return the arithmetic, closest seat first; nothing here is estimated."""
    rows = tuple(
        (
            one.seat,
            f"{one.candidacy.person.name} ({one.candidacy.party})",
            whole(one.place),
            percent(one.share),
            whole(one.to_change),
            percent(one.swing, 2),
            percent(one.of_electorate, 2),
        )
        for one in report.accounts.accounts[:most]
    )
    header = ("Seat", "Endorsed", "Place", "Share", "To change", "Swing", "Of electorate")
    return Lines("Account: voters changing sides that would have changed it", header, rows, 2)


def _cells(one: Estimate | None) -> Sequence[str]:
    if one is None:
        return (NOT_KNOWN,) * 5
    interval, se = interval_in_words(one.low, one.high), points_in_words(one.se).lstrip("+")
    return points_in_words(one.effect), interval, se, whole(one.n_treated), whole(one.n_control)


def _told(one: Estimate | None) -> str:
    if one is None:
        return "not enough seats"
    return f"{points_in_words(one.effect)} ({interval_in_words(one.low, one.high)})"


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def _part(value: float) -> str:
    return percent(Fraction(value), 1)
