"""Spelling: how alike two spellings of a name are, and why, part by part (``identity.parts``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from identity.letters import Word, word
from identity.parts import Spelling, short_forms

ALIKE = 0.8
"""The similarity from which two spellings may be taken for one name."""

PERSON = "Person"
"""The type whose names are given names and surnames."""

_CLOSE = 0.6  # below this two words are two words
_OTHER_VOWELS = 0.6  # up to this, the same consonants are no proof: Hasan and Husayn are two names
_ALMOST = 0.75  # below this a part is only roughly alike
_SURE = 0.88  # from here on, a part is the same and only written otherwise
_UNVOWELLED = 0.9  # what a part is worth that has the same consonants and leaves vowels out, as Arabic script does
_ROUGH = 0.8  # what remains of a score where a part is only roughly alike
_DOUBTFUL = 0.93  # what remains of one that nothing speaks against but what may be left out
_COARSE = str.maketrans("bdvc", "ptfs")  # what one script, or one ear, does not tell apart: Perez and بيريز
_GIVEN_UP = 0.5  # what remains of a score where both names have a word that the other lacks


@dataclass(frozen=True, slots=True)
class Match:
    """A part of one name beside the part of the other that it was matched with.

    Args:
        left: The part of the first name; empty where the second has one more.
        right: The part of the second name; empty where the first has one more.
        score: How alike they are, from 0 to 1.
        reason: Why, in a few words.
    """

    left: str
    right: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two spellings are as alike as they are.

    Args:
        score: From 0 to 1.
        matches: Part by part, the best first.
        reason: What decided where it was not the parts alone; empty otherwise.
    """

    score: float
    matches: tuple[Match, ...]
    reason: str = ""

    def __str__(self) -> str:
        parts = "; ".join(f"{match.left or '–'} ~ {match.right or '–'} {match.reason}" for match in self.matches)
        return f"{self.score:.2f}: {parts}{f' ({self.reason})' if self.reason else ''}"


def similarity(left: str, right: str) -> float:
    """Say how alike two spellings are.

    Args:
        left: A name.
        right: Another.

    Returns:
        From 0, nothing in common, to 1, the same but for the way of writing.
    """
    return explain(left, right).score


def explain(left: str, right: str, *, type: str | None = None) -> Explanation:
    """Say how alike two spellings are, and why, part by part.

    Parts are compared in any order; an initial stands for a name that begins with it; a word may be split in two or
    two be run together. A part that only one name has costs little beside two that agree, and a part on each side that
    the other lacks costs half of what is left.

    Args:
        left: A name.
        right: Another.
        type: What both are names of, where that is known: a person may be called by the surname alone.

    Returns:
        The score and what it is made of.
    """
    return compare(Spelling.of(left), Spelling.of(right), type=type)


def compare(left: Spelling, right: Spelling, *, type: str | None = None) -> Explanation:
    """Say how alike two spellings are that were read before, as `explain` does.

    Args:
        left: A name.
        right: Another.
        type: What both are names of, where that is known.

    Returns:
        The score and what it is made of.
    """
    ours, theirs = _joined(left.parts, right.parts)
    ours, theirs = _once(ours), _once(theirs)
    if not ours or not theirs:
        return Explanation(float(left.text == right.text), ())
    if acronym := _acronym(ours, theirs, left.text, right.text):
        return acronym
    if backwards := _backwards(ours, theirs):
        return backwards
    return _qualified(_weighed(ours, theirs, _matched(ours, theirs), type), left, right)


def _qualified(found: Explanation, left: Spelling, right: Spelling) -> Explanation:
    """Take account of what stands beside the parts of a name: father and son, one legal form and another."""
    if left.generation != right.generation:
        # Who bears the name first is seldom called so: that one source says it and another does not proves little.
        both = left.generation and right.generation
        reason = "one is not the other's generation" if both else "a generation that the other lacks"
        return Explanation(round(found.score * (_GIVEN_UP if both else _DOUBTFUL), 4), found.matches, reason)
    if left.forms and right.forms and left.forms.isdisjoint(right.forms):
        return Explanation(round(found.score * _DOUBTFUL, 4), found.matches, found.reason or "another legal form")
    return found


def _weighed(
    ours: Sequence[Word], theirs: Sequence[Word], matches: Sequence[tuple[Word, Word, Match]], type_: str | None
) -> Explanation:
    matched_ours = {a for a, _, _ in matches}
    matched_theirs = {b for _, b, _ in matches}
    lonely_ours = [part for part in ours if part not in matched_ours]
    lonely_theirs = [part for part in theirs if part not in matched_theirs]
    reached = sum((_weight(a) + _weight(b)) * match.score for a, b, match in matches)
    possible = sum(_weight(a) + _weight(b) for a, b, _ in matches)
    # A middle name that one source leaves out says little; a lone surname beside a full name says more.
    cost = 0.25 if len(matches) > 1 else 0.6
    possible += cost * sum(_weight(part) for part in (*lonely_ours, *lonely_theirs))
    score = reached / possible if possible else 0.0
    reason = ""
    if lonely_ours and lonely_theirs:
        score, reason = score * _GIVEN_UP, "each has a part that the other lacks"
    elif any(part.is_number for part in (*lonely_ours, *lonely_theirs)):
        score, reason = score * _GIVEN_UP, "a number that the other lacks"
    elif any(match.score < _ALMOST for _, _, match in matches):
        score, reason = score * _ROUGH, "one part is only roughly alike"
    elif sum(match.score < _SURE and not a.is_initial and not b.is_initial for a, b, match in matches) > 1:
        score, reason = score * _ROUGH, "several parts are only roughly alike"
    elif _is_turned_round(ours, theirs, matches):
        score, reason = score * _ROUGH, "in another order, and the last part is only on one side"
    elif type_ in (None, PERSON) and len(matches) == 1 and _is_surname_alone(matches[0], ours, theirs):
        score, reason = max(score, ALIKE), "a surname alone"
    listed = [match for _, _, match in matches]
    listed += [Match(part.text, "", 0.0, "only on one side") for part in lonely_ours]
    listed += [Match("", part.text, 0.0, "only on one side") for part in lonely_theirs]
    return Explanation(round(score, 4), tuple(listed), reason)


def _is_turned_round(ours: Sequence[Word], theirs: Sequence[Word], matches: Sequence[tuple[Word, Word, Match]]) -> bool:
    """Say whether what is the surname of one name is lacking in the other, whose parts stand in another order."""
    places = sorted((ours.index(a), theirs.index(b)) for a, b, _ in matches)
    if [place for _, place in places] == sorted(place for _, place in places):
        return False
    if len(ours) == len(theirs):
        return False
    long, found = (
        (ours, {a for a, _, _ in matches}) if len(ours) > len(theirs) else (theirs, {b for _, b, _ in matches})
    )
    return long[-1] not in found


def _once(words: Sequence[Word]) -> tuple[Word, ...]:
    """Leave out words that are said twice; two initials that are the same are two names."""
    return tuple(part for place, part in enumerate(words) if part.is_initial or part not in words[:place])


def _is_surname_alone(found: tuple[Word, Word, Match], ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    a, b, match = found
    if match.score not in (1.0, _UNVOWELLED) or (len(ours) > 1) == (len(theirs) > 1):
        return False
    full = b if len(theirs) > 1 else a
    whole = theirs if len(theirs) > 1 else ours
    return whole[-1] is full and len(full.text) > 3 and full.text not in short_forms()


def _matched(ours: Sequence[Word], theirs: Sequence[Word]) -> list[tuple[Word, Word, Match]]:
    scored = [(*_alike(a, b), a, b) for a in ours for b in theirs]
    chosen: list[tuple[Word, Word, Match]] = []
    left, right = set(ours), set(theirs)
    for score, reason, a, b in sorted(scored, key=lambda entry: -entry[0]):
        if score >= _CLOSE and a in left and b in right:
            left.discard(a)
            right.discard(b)
            chosen.append((a, b, Match(a.text, b.text, round(score, 2), reason)))
    return chosen


@lru_cache(maxsize=262144)
def _alike(a: Word, b: Word) -> tuple[float, str]:
    from rapidfuzz.distance import DamerauLevenshtein

    if a.text == b.text:
        return 1.0, "same"
    if a.is_number or b.is_number:
        return 0.0, "another number"
    if a.is_initial or b.is_initial:
        same = a.text[0] == b.text[0] or a.letters[0] == b.letters[0]
        return (0.85, "initial") if same else (0.0, "another initial")
    if a.letters == b.letters:
        return 1.0, "sounds the same"
    if not short_forms().get(a.text, frozenset()).isdisjoint(short_forms().get(b.text, ())):
        return 0.85, "one is short for the other"
    letters = DamerauLevenshtein.normalized_similarity(a.letters, b.letters)
    keys = DamerauLevenshtein.normalized_similarity(a.key, b.key)
    if a.key == b.key and (a.letters == a.key or b.letters == b.key):
        return _UNVOWELLED, "the same consonants, written without vowels"
    if a.key == b.key and len(a.key) > 2 and _holds(a.letters, b.letters):
        return _UNVOWELLED, "the same consonants, and fewer vowels written"
    if min(len(a.key), len(b.key)) > 2 and a.letters.translate(_COARSE) == b.letters.translate(_COARSE):
        return _SURE, "sounds nearly the same"
    if a.key == b.key and letters <= _OTHER_VOWELS:
        return _CLOSE, "the same consonants, other vowels"
    # Two consonants are shared by chance: Rezaee and Russia have the same.
    weight = 0.5 if min(len(a.key), len(b.key)) > 2 else 0.1
    score = (1 - weight) * letters + weight * keys
    if a.key[0] != b.key[0] and min(len(a.key), len(b.key)) < 3:
        # Of two consonants the first is not misheard: Ghaani and Haniyeh are two names.
        score = min(score, _CLOSE - 0.05)
    return score, f"letters {letters:.2f}, consonants {keys:.2f}"


def _joined(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Run two words together where the other name has them as one."""
    return _run_together(ours, theirs), _run_together(theirs, ours)


def _holds(one: str, other: str) -> bool:
    """Say whether all letters of the shorter stand in the longer, in their order."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return all(letter in letters for letter in short)


def _run_together(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> tuple[Word, ...]:
    known = {part.text for part in ours}
    wanted = [part for part in theirs if len(part.text) > 3 and part.text not in known]
    for size in (2, 3):
        for start in range(len(ours) - size + 1):
            whole = word("".join(part.text for part in ours[start : start + size]))
            if any(_alike(whole, part)[0] >= 0.9 for part in wanted):
                return _run_together((*ours[:start], whole, *ours[start + size :]), theirs)
    return ours


def _acronym(ours: Sequence[Word], theirs: Sequence[Word], left: str, right: str) -> Explanation | None:
    for short, full, name in ((ours, theirs, left), (theirs, ours, right)):
        if len(short) != 1 or len(full) < 3 or not name.strip(" .").replace(".", "").isupper():
            continue
        if short[0].text == "".join(part.text[0] for part in full):
            match = Match(short[0].text, " ".join(part.text for part in full), 0.85, "initials")
            return Explanation(0.85, (match,), "initials of every part")
    return None


def _backwards(ours: Sequence[Word], theirs: Sequence[Word]) -> Explanation | None:
    """Know a name that was written from its end, as texts taken out of a PDF are where letters run from the right."""
    if len(ours) < 2 or len(ours) != len(theirs):
        return None
    turned = {part.text[::-1]: part.text for part in ours if len(part.text) > 2}
    if len(turned) < len(ours) or turned.keys() != {part.text for part in theirs}:
        return None
    if turned.keys() == set(turned.values()):
        return None
    matches = tuple(Match(turned[part.text], part.text, 0.85, "written backwards") for part in theirs)
    return Explanation(0.85, matches, "written backwards")


def _weight(part: Word) -> float:
    return 0.5 if part.is_initial else min(max(len(part.letters), 3), 8)
