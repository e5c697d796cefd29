"""Spelling: how alike two spellings of a name are, and the skeleton that all spellings of one name share.

A name is read as its *parts*: titles, ranks, articles and legal forms are left out unless nothing would remain, what is
written in one word or in two (``Nasr Allah``, ``Abd al-Aziz``) is made one, and each part is known by its sounds
(``identity.letters``).
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from identity.letters import Word, romanise, word

ALIKE = 0.8
"""The similarity from which two spellings may be taken for one name."""

_ARTICLE = re.compile(r"\b(?:[aeou][ldnrst]|[ae]sh|[aeu]z)-(?=\w)")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?\b|\b(?:[a-z]\.)+[a-z]\b")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_WORDS = re.compile(r"[a-z0-9]+")
_ARTICLES = frozenset({"al", "el", "ul", "ad", "ed", "ud"})
_GOD = frozenset({"allah", "ullah", "ollah", "llah"})
_FAITH = frozenset({"din", "deen", "dine", "ddin", "ddine", "eddin", "eddine", "uddin", "dyn"})
_SERVANT = frozenset({"abd", "abdul", "abdel", "abdal", "abdol", "abdu"})

_CLOSE = 0.6  # below this two words are two words
_OTHER_VOWELS = 0.6  # up to this, the same consonants are no proof: Hasan and Husayn are two names
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


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name that was read, to be compared with many.

    Args:
        text: The name as it is written.
        parts: Its parts.
    """

    text: str
    parts: tuple[Word, ...]

    @classmethod
    def of(cls, name: str) -> "Spelling":
        """Read a name."""
        return cls(name, parts(name))


def skeleton(name: str) -> str:
    """Give the skeleton of a name: the keys of its parts, the same for every transliteration of it.

    Args:
        name: A name in any script.

    Returns:
        Keys in lower-case ASCII, in the order of the name, with a space between them; the same order-preserving text
        for the same name always. Empty where the name has neither a letter nor a figure.
    """
    return " ".join(part.key for part in parts(name))


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[Word, ...]:
    """Read the parts of a name that tell its bearer from others.

    Args:
        name: A name in any script.

    Returns:
        The parts in order, without titles, particles and legal forms unless nothing else remains.
    """
    words = _read(name)
    for drop in (_without_titles, _without_forms, _without_particles):
        words = drop(words) or words
    return tuple(word(_numbers().get(text, text)) for text in words if text != ",")


def similarity(left: str, right: str) -> float:
    """Say how alike two spellings are.

    Args:
        left: A name.
        right: Another.

    Returns:
        From 0, nothing in common, to 1, the same but for the way of writing.
    """
    return explain(left, right).score


def explain(left: str, right: str) -> Explanation:
    """Say how alike two spellings are, and why, part by part.

    Parts are compared in any order; an initial stands for a name that begins with it; a word may be split in two or
    two be run together. A part that only one name has costs little beside two that agree, and a part on each side that
    the other lacks costs half of what is left.

    Args:
        left: A name.
        right: Another.

    Returns:
        The score and what it is made of.
    """
    return compare(Spelling.of(left), Spelling.of(right))


def compare(left: Spelling, right: Spelling) -> Explanation:
    """Say how alike two spellings are that were read before, as `explain` does.

    Args:
        left: A name.
        right: Another.

    Returns:
        The score and what it is made of.
    """
    ours, theirs = _joined(left.parts, right.parts)
    ours, theirs = tuple(dict.fromkeys(ours)), tuple(dict.fromkeys(theirs))
    if not ours or not theirs:
        return Explanation(float(left.text == right.text), ())
    if acronym := _acronym(ours, theirs, left.text, right.text):
        return acronym
    matches = _matched(ours, theirs)
    return _weighed(ours, theirs, matches)


def _weighed(ours: Sequence[Word], theirs: Sequence[Word], matches: Sequence[tuple[Word, Word, Match]]) -> Explanation:
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
    elif any(match.score < _CLOSE + 0.1 for _, _, match in matches):
        score, reason = score * 0.8, "one part is only roughly alike"
    listed = [match for _, _, match in matches]
    listed += [Match(part.text, "", 0.0, "only on one side") for part in lonely_ours]
    listed += [Match("", part.text, 0.0, "only on one side") for part in lonely_theirs]
    return Explanation(round(score, 4), tuple(listed), reason)


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
    letters = DamerauLevenshtein.normalized_similarity(a.letters, b.letters)
    keys = DamerauLevenshtein.normalized_similarity(a.key, b.key)
    if a.key == b.key and (a.letters == a.key or b.letters == b.key):
        return 0.9, "the same consonants, written without vowels"
    if a.key == b.key and letters <= _OTHER_VOWELS:
        return _CLOSE, "the same consonants, other vowels"
    # Two consonants are shared by chance: Rezaee and Russia have the same.
    weight = 0.5 if min(len(a.key), len(b.key)) > 2 else 0.1
    score = (1 - weight) * letters + weight * keys
    return score, f"letters {letters:.2f}, consonants {keys:.2f}"


def _joined(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Run two words together where the other name has them as one."""
    return _run_together(ours, theirs), _run_together(theirs, ours)


def _run_together(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> tuple[Word, ...]:
    known = {part.text for part in ours}
    wanted = [part for part in theirs if len(part.text) > 4 and part.text not in known]
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


def _weight(part: Word) -> float:
    return 0.5 if part.is_initial else min(max(len(part.letters), 3), 8)


def _read(name: str) -> list[str]:
    """Cut a romanised name into words and commas, with what is one name made one word."""
    line = _DOTTED.sub(lambda found: found[0].replace(".", ""), romanise(_POSSESSIVE.sub("", name)))
    line = _ARTICLE.sub(" ", line)
    words: list[str] = []
    for found in re.finditer(r"[a-z0-9]+|[,(]", line):
        text = "," if found[0] == "(" else found[0]
        before = words[-1] if words else ""
        if text in _GOD and before not in {"", ","}:
            words[-1] = before + "allah"
        elif text in _FAITH and before in _ARTICLES and len(words) > 1:
            words[-2:] = [words[-2] + "din"]
        elif text in _FAITH and before not in {"", ","}:
            words[-1] = before + "din"
        elif text != "," and before in _SERVANT and text not in _particles() and text not in _SERVANT:
            words[-1] = "abdul" + text
        elif before in _SERVANT and text in _particles():
            continue
        else:
            words.append(text)
    return words


def _without_titles(words: list[str]) -> list[str]:
    kept: list[str] = []
    leading = True
    for index, text in enumerate(words):
        if text == ",":
            leading = True
        elif not (leading and text in _titles() and words[index + 1 : index + 2] != ["of"]):
            kept.append(text)
            leading = False
    return kept


def _without_forms(words: list[str]) -> list[str]:
    return [text for text in words if text not in _legal_forms()]


def _without_particles(words: list[str]) -> list[str]:
    return [text for text in words if text not in _particles()]


@cache
def _words() -> Mapping[str, object]:
    return tomllib.loads((files("identity") / "words.toml").read_text(encoding="utf-8"))


def _listed(name: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(" ".join(romanise(text) for text in str(_words()[name]).split())))


@cache
def _titles() -> frozenset[str]:
    return _listed("titles")


@cache
def _particles() -> frozenset[str]:
    return _listed("particles")


@cache
def _legal_forms() -> frozenset[str]:
    return _listed("legal_forms")


@cache
def _numbers() -> Mapping[str, str]:
    listed = _words()["numbers"]
    assert isinstance(listed, dict)  # noqa: S101 - the file is ours
    return listed
