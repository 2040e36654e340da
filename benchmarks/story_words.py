"""How made-up passages say things: parties in newsroom words, numbers, false numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from random import Random

from hustings.figures import rounded

PARTIES: dict[str, tuple[tuple[str, str], ...]] = {
    "Lab": (("Labour", "Labour"),),
    "Con": (("the Conservatives", "Conservative"), ("the Tories", "Tory")),
    "LD": (("the Liberal Democrats", "Liberal Democrat"), ("the Lib Dems", "Lib Dem")),
    "SNP": (("the SNP", "SNP"), ("the Scottish National Party", "SNP")),
    "PC": (("Plaid Cymru", "Plaid Cymru"), ("Plaid", "Plaid")),
    "Green": (("the Greens", "Green"), ("the Green Party", "Green Party")),
    "UKIP": (("UKIP", "UKIP"), ("Ukip", "Ukip")),
    "RUK": (("Reform UK", "Reform UK"), ("Reform", "Reform")),
    "BRX": (("the Brexit Party", "Brexit Party"),),
    "DUP": (("the DUP", "DUP"), ("the Democratic Unionists", "Democratic Unionist")),
    "SF": (("Sinn Féin", "Sinn Féin"),),
    "SDLP": (("the SDLP", "SDLP"),),
    "UUP": (("the Ulster Unionists", "Ulster Unionist"), ("the UUP", "UUP")),
    "APNI": (("Alliance", "Alliance"), ("the Alliance Party", "Alliance")),
}
"""Label to pairs of words: as a noun, and before a name."""

WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
PLACES = {
    "": ("in the country", "in the United Kingdom", "across the UK"),
    "England": ("in England",),
    "Scotland": ("in Scotland", "north of the border"),
    "Wales": ("in Wales",),
    "Northern Ireland": ("in Northern Ireland",),
    "London": ("in London", "in the capital"),
    "South West": ("in the South West",),
    "North East": ("in the North East",),
    "East Midlands": ("in the East Midlands",),
    "West Midlands": ("in the West Midlands",),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """What a passage says in one place, and false things that it could say there: (kind, words)."""

    said: str
    wrong: tuple[tuple[str, str], ...] = ()


def votes_slot(number: int, *others: int | None) -> Slot:
    """Return whole votes; others are figures of other measures of the same contest."""
    wrong = [("digits", f"{false:,}") for false in swapped(number)]
    wrong += [("measure", f"{other:,}") for other in others if other is not None and _far(other, number)]
    return Slot(f"{number:,}", tuple(wrong))


def swapped(number: int) -> list[int]:
    """Return the number with two neighbouring digits exchanged, where that makes a clear difference."""
    digits = str(number)
    false = [
        int(digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :])
        for n in range(len(digits) - 1)
        if digits[n] != digits[n + 1] and digits[n + 1] != "0"
    ]
    return [one for one in false if _far(one, number)] or [number + max(number // 3, 4)]


def _far(one: int, number: int) -> bool:
    return abs(one - number) >= max(3, number // 100)


def round_slots(name: str, number: int) -> dict[str, Slot]:
    """Return round figures for hedged sentences: floor_, ceil_ and about_ where they are fair."""
    step = 1000 if number >= 4000 else 100 if number >= 400 else 0
    if not step:
        return {}
    floor, top = number // step * step, -(-number // step) * step
    found = {}
    if 0 < number - floor <= step // 2:
        found[f"floor_{name}"] = Slot(f"{floor:,}", (("digits", f"{ceil(number * 1.4 / step) * step:,}"),))
    if 0 < top - number <= step // 5:
        found[f"ceil_{name}"] = Slot(f"{top:,}", (("digits", f"{int(number * 0.6 / step) * step:,}"),))
    near = (number + step // 2) // step * step
    if number != near and abs(near - number) <= 0.03 * number:
        found[f"about_{name}"] = Slot(f"{near:,}", (("digits", f"{int(number * 1.5 / step) * step:,}"),))
    return found


def percent_slot(share: Fraction, unit: str, decimals: int, *others: Fraction | None) -> Slot:
    """Return a percentage with its unit; others are percentages of other measures."""
    said = str(rounded(100 * share, decimals))
    wrong = [
        ("digits", text + unit)
        for text in _swapped_percent(said)
        if abs(float(text) - float(100 * share)) >= 2.5 and float(text) < 100
    ]
    for other in others:
        if other is not None and abs(abs(other) - share) >= Fraction(3, 100):
            wrong.append(("measure", str(rounded(100 * abs(other), decimals)) + unit))
    return Slot(said + unit, tuple(wrong))


def _swapped_percent(said: str) -> list[str]:
    whole, dot, rest = said.partition(".")
    false = [str(int(whole) + 6) + dot + rest]
    if len(whole) == 2 and whole[1] != "0":
        false.append(whole[::-1] + dot + rest)
    if rest and rest[0] != "0":
        false.append(whole[:-1] + rest[0] + dot + whole[-1] + rest[1:])
    return false


def count_slot(number: int, rng: Random, least: int = 3) -> Slot:
    """Return a small count, in words or figures; false ones are at least so far off."""

    def say(count: int) -> str:
        return WORDS[count] if in_words and 0 < count < len(WORDS) else f"{count:,}"

    in_words = rng.random() < 0.6
    off = least + rng.randrange(3) + number // 10
    false = [number + off] + ([number - off] if number - off > 0 else [])
    return Slot(say(number), tuple(("digits", say(one)) for one in false))


def tidy(seat: str) -> str:
    """Return a seat's name as newspapers print it: without commas, small words small."""
    words = seat.replace(",", "").split()
    small = {"Of", "And", "Upon", "Under", "Le", "The", "On", "An"}
    return " ".join(word.lower() if word in small and n else word for n, word in enumerate(words))
