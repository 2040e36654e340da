"""Words and patterns that leave a claim in doubt: supposing, looking far back, of a part, next door, bare."""

from __future__ import annotations

from hustings.check.results_said import IN_PASSING
from hustings.check.seats_said import BARE_SEATS
from hustings.check.word_set import word_set

UNSURE = word_set(
    """needed needs required requires
    if unless imagine suppose supposing nor neither together combined respectively originally wrongly
    mistakenly provisional correction version erroneously incorrectly rumour rumours apiece typically
    hypothetical hypothetically"""
)
LONG_AGO = word_set(
    """previously once formerly earlier until decade decades century historically traditionally
    then since years"""
)
PART_OF_THEM = word_set(
    """women woman men target targets marginal marginals rural coastal urban cities ethnic members'
    new towns borough boroughs council those them whose remaining other others so far wall university
    leave remain university shortlist"""
)
COMPARED = word_set(
    """smaller larger bigger more fewer less higher lower better worse greater than down up short shy
    adrift"""
)
"""Right behind a number: it is a difference."""
TO_SPARE = COMPARED | {"hand", "spare", "ahead", "clear", "behind", "between", "away"}
"""Right behind a bare number beside a person: a lead or a gap, not votes."""
ANOTHER_TIME = word_set(
    """first when once ago earlier previously then formerly originally initially until decade before
    used old former again"""
)
"""Beside a figure: of an earlier poll, it may be."""
WHOLE_LIST = frozenset(
    {"all", "both", "these", "those", "other", "others", "more", "further", "another", "remaining", "rest"}
)
"""Before a number: it counts those named before, or all of which a part is meant."""
NEXT_DOOR = frozenset({"next", "neighbouring", "adjacent", "nearby", "neighbour", "door", "elsewhere"})
BETWEEN_THEM = frozenset({"'s", "'", "(", "of", "for", "the", ",", "representing"})
BARE = (
    BARE_SEATS
    | IN_PASSING
    | frozenset(
        """
    X of the party was third
    X, party
    X, the party's, was third
    took third
    party fourth
    X on N
    X (party) N
    party: N
    X's N votes
    X's poor N votes
    with N votes
    with N
    (N votes)
    by N votes
    X's N per cent
    X (N per cent)
    with N per cent
    N votes clear
    N votes to spare
    N to M votes
    N to M per cent
    X third
    in fifth
    third with N votes
    X on N per cent
    in third place
    N of the vote
    N of those registered
    P on N
    N votes for P
    S: P by N
    second was X
    X won it
    the Tory, X
    N votes in it
    N votes between them
    separated by N
    by-election on Thursday
    X (N)
    table row
    X is the MP for S
    N votes short
    within N votes of winning
    X took S
    X beat the party
    X won S from Y
    X, an independent
    N-M
    by N votes to M
    backed by N
    """.strip().split("\n    ")
    )
)
"""Patterns without a word that tells what the number is, or whose it is."""
NEAR_MISSES = word_set(
    """nearly almost narrowly_failed short close within enough could would otherwise instead rather
    but_for unlike neither either both least"""
)
"""In the sentence of an outcome: what nearly was, or was somebody else's."""
