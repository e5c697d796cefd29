"""Ranking: how well a text names each of the entities that were found for it.

Its spelling decides (``identity.spelling``). A part of a name is enough, and the more of the name it is, the better.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from identity.letters import word
from identity.parts import SMALLEST, is_slight, parts
from identity.spelling import Explanation, Match, explain

SURE_CONSONANTS = 4
"""The consonants from which a word that is only nearly the same may name somebody of whose name it is a part."""

BY_CHANCE = 0.85
"""What remains of its likeness where it has fewer."""

SLIGHT = 0.75
"""What remains of the likeness of a whole text of one or two letters that is spelt otherwise: it is never enough."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a name may mean.

    Args:
        id: Its id.
        name: The name that answers show.
        type: Its type.
        description: What it is, in a few words; None where nobody said.
        matched: The spelling of its name that is most like the text.
        score: How well the text names it, from 0 to 1.
        exact: Whether the text is its id, or one of its names as the graph has it.
    """

    id: str
    name: str
    type: str
    description: str | None
    matched: str
    score: float
    exact: bool = False

    def __str__(self) -> str:
        told = f"{self.type}: {self.description}" if self.description else self.type
        also = f", also “{self.matched}”" if self.matched != self.name else ""
        return f"{self.name}{also} ({told}) · {self.id}"


def ranked(text: str, rows: Iterable[Mapping[str, Any]]) -> list[Candidate]:
    """Rank the entities that were found for a text.

    Args:
        text: A name, a part of one, or an id.
        rows: What `identity.lookup` read of each entity, with the spellings of its name that were found.

    Returns:
        Candidates, the best first.
    """
    candidates = [_candidate(text, row) for row in rows]
    return sorted(candidates, key=lambda each: (not each.exact, -each.score, each.name, each.id))


def is_exact_name(text: str, named: Mapping[str, Any]) -> bool:
    """Say whether a text is an entity's id, or one of its names as the graph has it.

    Args:
        text: A name or an id.
        named: A spelling, its kind, and whether it is an id.
    """
    # A weak name, a surname alone, is one of many bearers' even where it is written just so.
    return bool(named["is_id"]) or (named["spelling"] == text and named["kind"] != "weak")


def _candidate(text: str, row: Mapping[str, Any]) -> Candidate:
    best, matched, exact = -1.0, row["name"], False
    for named in [each for each in row["spellings"] if is_exact_name(text, each)] or row["spellings"]:
        spelling, is_exact = named["spelling"], is_exact_name(text, named)
        score = 1.0 if is_exact else _score(text, spelling, row["type"])
        if (is_exact, score) > (exact, best):
            best, matched, exact = score, spelling, is_exact
    return Candidate(row["id"], row["name"], row["type"], row["description"], matched, round(best, 4), exact)


def _score(text: str, spelling: str, type_: str) -> float:
    why = explain(text, spelling, type=type_)
    score = max(why.score, _as_part(why))
    if is_slight(text) and any(match.left != match.right for match in why.matches if match.left and match.right):
        # “al” sounds like the first word of “all the others”, and means nobody of that name.
        return score * SLIGHT
    return score


def _as_part(why: Explanation) -> float:
    """Score a text that names a part: all of it is in the name, and the more of the name it is, the better."""
    found = [match for match in why.matches if match.left and match.right]
    missing = [match for match in why.matches if not match.right]
    if missing or not found:
        return 0.0
    likeness = min(_likeness(match) for match in found)
    whole = sum(len(match.right) for match in why.matches)
    return likeness * (0.85 + 0.1 * sum(len(match.right) for match in found) / whole)


def _likeness(match: Match) -> float:
    # In one word of several, three consonants are shared by chance: Paris is not the Associated Press, nor is what
    # happened at Ain al-Assad the uprising *in* Assad's country.
    is_small = len(match.right) < SMALLEST and match.left != match.right
    by_chance = is_small or (match.score < 1.0 and len(word(match.right).key) < SURE_CONSONANTS)
    return match.score * (BY_CHANCE if by_chance else 1.0)


def without_namesakes(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what is named for another candidate: the funeral of somebody, beside somebody.

    Args:
        candidates: Those that a text may mean.
    """
    return [each for each in candidates if not any(_named_for(each, other) for other in candidates)]


def _named_for(candidate: Candidate, other: Candidate) -> bool:
    if candidate.type == other.type:
        return False
    return _keys(other.matched) < _keys(candidate.matched) or _keys(other.name) < _keys(candidate.name)


def _keys(name: str) -> frozenset[str]:
    return frozenset(part.letters for part in parts(name))
