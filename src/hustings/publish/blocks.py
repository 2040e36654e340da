"""Party blocks of the results since 1918 as pages show them."""

from __future__ import annotations

from collections.abc import Mapping

from hustings.publish.words import Words
from hustings.record.history import HistoricalResult

COLOUR_OF: Mapping[str, str] = {"con": "Con", "lab": "Lab", "lib": "LD", "snp": "SNP", "pc": "PC"}
"""Whose colour a block has: the party's of today that it went on as."""
_NATION = {"Scotland": "snp", "Wales": "pc"}


def colour_of(block: str | None, region: str) -> str:
    """Return the abbreviation of the party whose colour a block has there; "" for others and for none."""
    return COLOUR_OF.get(_NATION.get(region, "") if block == "natsw" else block or "", "")


def block_in_words(result: HistoricalResult, words: Words) -> str:
    """Return the block with most votes, such as "Lab"; that it cannot be told where blocks are level."""
    named = {"con": "Con", "lab": "Lab", "lib": "Lib", "natsw": "Nat", "oth": words._("others")}
    block = result.largest_block
    return named[block] if block else words._("not told")
