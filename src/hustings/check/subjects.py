"""Who does what a verb says, and whose a measure is, within one line."""

from __future__ import annotations

from hustings.check.clauses import NAMES, Line, Token
from hustings.check.tag import Tag

_VERBS = (
    "WIN",
    "TAKE",
    "KEEPSEAT",
    "SAVE",
    "FIELD",
    "STAND",
    "MAKE",
    "POLL",
    "BEAT",
    "BEATEN",
    "LOSE",
    "HOLD",
    "COME",
    "OVERTURN",
    "GIVE",
    "BE",
    "UP",
    "DOWN",
)
_SKIPPED = ("ADV", "AUX", "NEG", "SEEM")
_PLACED = ("PLACE", "SEAT", "ELECTION", "DATE", "YEAR", "TIME", "NATION", "WEEKDAY", "LASTTIME")
_LEADING = frozenset({"to", "and", "by", "then", "in", "or", "despite", "for", "without"})
_JOINING = ("COMMA", "SUBORD")


def subject(line: Line, at: int) -> Tag | None:
    """Return who or what the word at a token is said of; None where that is not sure.

    Walks left over adverbs and auxiliaries; a verb joined to an earlier one
    ("and", a comma, "to", a participle) has its subject, an aside's first verb
    its head. A preposition or a noun ("with 24,120 votes") has the subject of
    the verb before. An unknown noun before the verb is not guessed at.
    """
    if not _is_verb(line.tokens[at]) or line.tokens[at].has("PREP", "NUMBER"):
        return _named_between(line, at)
    now = _leftwards(line, at)
    if now < 0:
        return line.head or _to_the_right(line, at)
    token = line.tokens[now]
    if token.has("REL"):
        before = line.tokens[now - 1] if now else None
        return (
            before.tag
            if before is not None and before.has(*NAMES)
            else token.tag
            if token.has("PERSON")
            else line.head
        )
    if token.has(*NAMES):
        return _if_subject(line, now)
    if token.has(*_JOINING) or token.word in _LEADING:
        return _of_verb_before(line, now) or line.head or _set_off(line, now) or _to_the_right(line, at)
    if token.word == "candidate" and now and line.tokens[now - 1].has("PARTY"):
        return line.tokens[now - 1].tag
    return None


def _is_verb(token: Token) -> bool:
    """Whether a token is a verb of the lexicon, or a word of no class that has a verb's ending."""
    is_unknown = token.code == f"{token.word}|PLAIN|ANY|"
    return token.has(*_VERBS) or (
        is_unknown and token.word.split("_")[0].endswith(("ed", "ing", "pt", "es", "ot", "nt"))
    )


def _set_off(line: Line, at: int) -> Tag | None:
    """Return the name between commas before a verb: "another candidate, X, won"."""
    if at < 2 or not line.tokens[at].has("COMMA") or not line.tokens[at - 1].has("PERSON"):
        return None
    return line.tokens[at - 1].tag if line.tokens[at - 2].has("COMMA") else None


def _named_between(line: Line, at: int) -> Tag | None:
    """Return who has what a preposition or noun brings: the verb's subject, or who is named after the verb.

    "ahead of X on 2,667" is X's; "beat X with 2,667" may be of either.
    """
    verb = next((n for n in range(at - 1, -1, -1) if line.tokens[n].has(*_VERBS)), None)
    if verb is None:
        return line.head or _behind_comma(line, at)
    named = [n for n in range(verb + 1, at) if line.tokens[n].has("PERSON", "PARTY")]
    if not named:
        return _of_verb_before(line, at) or line.head
    if line.tokens[at].word == "on" and line.tokens[named[-1]].has("PERSON"):
        return line.tokens[named[-1]].tag
    return None


def _leftwards(line: Line, at: int) -> int:
    """Return the first token to the left that tells; -1 at the line's beginning."""
    now = at - 1
    while now >= 0:
        token = line.tokens[now]
        if token.has("CLOSE"):
            now = next((n for n in range(now, -1, -1) if line.tokens[n].has("OPEN")), 0) - 1
        elif token.has(*_SKIPPED) or (token.word == "to" and now and line.tokens[now - 1].has("NEG", "SEEM")):
            now -= 1
        elif token.has(*_PLACED) and now and _ends_phrase(line.tokens, now):
            now = _ends_phrase(line.tokens, now) - 1
        else:
            return now
    return now


def _ends_phrase(tokens: tuple[Token, ...], at: int) -> int:
    """Return where "in Scotland", "at the 2019 election" before a verb begins; 0 where none does."""
    for back in (1, 2):
        if at - back > 0 and tokens[at - back].word in ("in", "at", "on", "across", "for", "of"):
            return at - back
    return 0


def _if_subject(line: Line, at: int) -> Tag | None:
    before = line.tokens[at - 1] if at else None
    if before is not None and before.has("DET") and at > 1:
        before = line.tokens[at - 2]
    if before is None or not (before.has("PREP") or before.word == "and"):
        return line.tokens[at].tag
    start = next((n for n in (at - 2, at - 3) if n >= 0 and line.tokens[n].has("PERSON")), None)
    if before.word in ("of", "for") and line.tokens[at].has("PARTY") and start is not None:
        return line.tokens[start].tag
    if before.word in ("as", "after", "before", "since", "like"):
        return line.tokens[at].tag
    earlier = line.tokens[: at - 1]
    is_joined = before.word == "and" and any(token.has(*_VERBS, "COMMA") for token in earlier)
    return line.tokens[at].tag if is_joined else None


def _of_verb_before(line: Line, at: int) -> Tag | None:
    for now in range(at - 1, -1, -1):
        token = line.tokens[now]
        if token.has("SEMICOLON", "STOP"):
            return None
        is_noun = now and line.tokens[now - 1].has("GENELECTION", "ELECTION", "BYELECTION", "DET", "OPINION")
        if token.has(*_VERBS) and not token.has("PREP") and not is_noun:
            return subject(line, now)
    return None


def _to_the_right(line: Line, at: int) -> Tag | None:
    """Return the subject of the clause that a participle opens: "Winning by 200 votes, X ..."."""
    if at > 1 or not line.tokens[at].word.split("_")[0].endswith("ing"):
        return None
    comma = next((n for n in line.find("COMMA") if n > at), None)
    if comma is None:
        return None
    after = [token for token in line.tokens[comma + 1 : comma + 3] if not token.has("DET")]
    return after[0].tag if after and after[0].has(*NAMES) else None


def beaten_before(line: Line, at: int) -> tuple[Tag | None, Tag | None]:
    """Return who beat whom, as said before a token ("beat Y in S, 49% to 34%"); None where it is not said."""
    for now in range(at - 1, -1, -1):
        token = line.tokens[now]
        people = [
            one.tag for one in line.tokens[now + 1 : at] if one.has("PERSON", "PARTY") and one.tag.people
        ]
        before = line.tokens[now - 1] if now else None
        is_active = before is not None and before.word in ("had", "has", "have", "having", "after")
        if token.has("BEATEN") and is_active and people:
            return subject(line, now), people[0]
        if token.has("BEATEN") and before is not None and before.has("AUX"):
            return (people[0], subject(line, now)) if people else (None, None)
        if token.has("BEAT", "AHEAD") and people:
            return subject(line, now), people[0]
        if token.has("LOSE", "STOP", "SEMICOLON"):
            break
    return None, None


def _behind_comma(line: Line, at: int) -> Tag | None:
    """Return the subject that follows: "With 25% of the vote, Labour ..."."""
    if any(token.has(*NAMES) and not token.has("SEAT") for token in line.tokens[:at]):
        return None
    comma = next((n for n in line.find("COMMA") if n > at), None)
    after = [token for token in line.tokens[comma + 1 : comma + 3] if not token.has("DET")] if comma else []
    return after[0].tag if after and after[0].has("PERSON", "PARTY") else None


def owner(line: Line, at: int) -> Tag | None:
    """Return whose a measure is: the name before it ("Labour's share"), or after `for` or `of`."""
    now = at - 1
    while now >= 0:
        token = line.tokens[now]
        if token.has("PERSON", "PARTY"):
            return token.tag
        if token.word == "'s" or token.word == "'" or _describes(token):
            now -= 1
            continue
        break
    after = line.tokens[at + 1 : at + 4]
    if len(after) >= 2 and after[0].word in ("for", "of"):
        named = [token for token in after[1:] if not token.has("DET")]
        if named and named[0].has("PERSON", "PARTY"):
            return named[0].tag
    return None


def owner_of_share(line: Line, at: int) -> Tag | None:
    """Return whose share is spoken of right before a verb: "The Tory vote dropped"."""
    now = _leftwards(line, at)
    return owner(line, now) if now >= 0 and line.tokens[now].has("SHAREN") else None


def _describes(token: Token) -> bool:
    return not token.has(
        "PREP", "COMMA", "STOP", "NUMBER", "SEMICOLON", "DASH", "COLON", "OPEN", "CLOSE", *_VERBS, "SEAT",
        "REL", "SUBORD", "AUX",
    )  # fmt: skip
