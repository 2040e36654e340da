"""A party as pages show it: never by its colour alone."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from hustings.publish.party_colours import party_class


@lru_cache(maxsize=4096)
def party_mark(abbreviation: str, name: str = "") -> Markup:
    """Return a party as pages show it: its colour, and its letters, after its name where that is given."""
    told = Markup("{}").format(abbreviation)
    if name:
        told = Markup('<span class="long">{} </span><span class="short">{}</span>').format(name, abbreviation)
    return Markup('<span class="party {}">{}</span>').format(party_class(abbreviation), told)
