"""Parts: a name cut into what tells its bearer from others, and what only says what sort of bearer it is.

Titles, ranks, articles and legal forms are left out unless nothing would remain; what is written in one word or in two
(``Nasr Allah``, ``Abd al-Aziz``), in figures or in words, short or in full, is made one. Each part is known by its
sounds (``identity.letters``).
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from identity.letters import Word, romanise, word

_ARTICLE = re.compile(r"\b(?:[aeou][ldnrst]|[ae]sh|[aeu]z)-(?=\w)")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?\b|\b(?:[a-z]\.)+[a-z]\b")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_GLUED = re.compile(r"(?<=[a-z])(?=(?:AG|AB|GmbH|LLC|LTD|Ltd|NV|OOO|PLC|SA|SRL|SpA)\b)")
_ROMAN = re.compile(r"(?<=\w[ ,])(II|III|IV|VI{1,3}|IX|XI{1,2}|XIV)\b")
_ROMAN_NUMBERS = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12, "XIV": 14}
_SMALL = re.compile(r"(?<![\w.'’-])([^\W\d_])(?![\w.'’-])")
"""A letter that stands alone: a particle where it is small, and an initial where it is not."""
_WORDS = re.compile(r"[a-z0-9]+")
_ARTICLES = frozenset({"al", "el", "ul", "ad", "ed", "ud"})
_GOD = frozenset({"allah", "ullah", "ollah", "llah"})
_FAITH = frozenset({"din", "deen", "dine", "ddin", "ddine", "eddin", "eddine", "uddin", "dyn"})
_SERVANT = frozenset({"abd", "abdul", "abdel", "abdal", "abdol", "abdu"})

SMALLEST = 3
"""The letters of the smallest word that may be spelt otherwise."""

LONG_FORM = 9
"""Letters from which on a legal form is known though two of them are wrong."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name that was read, to be compared with many.

    Args:
        text: The name as it is written.
        parts: What tells its bearer from others, in order.
        forms: The sorts of legal form that it names, such as ``limited`` or ``stock``; empty for most.
        generation: Which of several of one name it says that it is: ``jr``, ``sr``; empty for most.
    """

    text: str
    parts: tuple[Word, ...]
    forms: frozenset[str] = frozenset()
    generation: str = ""

    @classmethod
    def of(cls, name: str) -> "Spelling":
        """Read a name."""
        return _spelling(name)


def parts(name: str) -> tuple[Word, ...]:
    """Read the parts of a name that tell its bearer from others.

    Args:
        name: A name in any script.

    Returns:
        The parts in order, without titles, particles and legal forms unless nothing else remains.
    """
    return _spelling(name).parts


def skeleton(name: str) -> str:
    """Give the skeleton of a name: the keys of its parts, the same for every transliteration of it.

    Args:
        name: A name in any script.

    Returns:
        Keys in lower-case ASCII, in the order of the name, with a space between them; the same order-preserving text
        for the same name always. Empty where the name has neither a letter nor a figure.
    """
    return " ".join(part.key for part in parts(name))


def sounds(name: str) -> str:
    """Give the sounds of a name: what two names share that `identity.spelling` takes for one without a doubt.

    Args:
        name: A name in any script.

    Returns:
        The sounds of its parts, in the order of the alphabet, with a space between them, and which of several of one
        name it says that it is. Empty where the name has neither a letter nor a figure.
    """
    spelling = Spelling.of(name)
    return " ".join(sorted({part.letters for part in spelling.parts})) + spelling.generation.upper()


def is_slight(name: str) -> bool:
    """Say whether a name has too few letters to be known in another spelling: particles, and words of one or two.

    Args:
        name: A name in any script. Where a script leaves vowels out, as Arabic does, two letters are a word.
    """
    read = parts(name) if name.isascii() else ()
    return bool(read) and all(len(part.text) < SMALLEST or part.text in _particles() for part in read)


@cache
def short_forms() -> Mapping[str, frozenset[str]]:
    """Give the groups of given names of which one is short for another, by the names in them."""
    groups: dict[str, frozenset[str]] = {}
    for number, line in enumerate(str(_words()["short_forms"]).split("\n")):
        for name in line.split():
            groups[name] = groups.get(name, frozenset()) | {str(number)}
    return groups


@lru_cache(maxsize=65536)
def _spelling(name: str) -> Spelling:
    words = _read(name)
    generation = next((_generations()[text] for text in words[1:] if text in _generations()), "")
    words = [text for place, text in enumerate(words) if not place or text not in _generations()]
    forms = frozenset(_forms()[text] for text in words if text in _forms())
    words = _without_titles(words) or words
    # A form alone at the front is a name: the Corporation, Co-op.
    words = _without_forms(words) or words
    small = {romanise(letter) for letter in _SMALL.findall(name) if letter.islower()}
    words = [text for text in words if text not in _particles() or (len(text) == 1 and text not in small)] or words
    words = [_abbreviations().get(text, text) for text in words if text != ","]
    return Spelling(name, tuple(word(text) for text in _without_acronym(_numbered(words), name)), forms, generation)


def _read(name: str) -> list[str]:
    """Cut a name into romanised words and commas, with what is one name made one word."""
    if not name.isupper():
        name = _ROMAN.sub(lambda found: str(_ROMAN_NUMBERS[found[0]]), _GLUED.sub(" ", name))
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
    return [text for text in words if not _is_form(text)]


def _numbered(words: Iterable[str]) -> list[str]:
    """Write numbers in figures: ``forty four`` and ``forty 4`` are 44."""
    read: list[str] = []
    tens = False
    for text in words:
        figure = _numbers().get(text, text)
        if tens and figure.isdecimal() and len(figure) == 1:
            read[-1] = str(int(read[-1]) + int(figure))
            tens = False
            continue
        tens = figure is not text and len(figure) == 2 and figure.endswith("0") and figure != "10"
        read.append(figure)
    return read


def _without_acronym(words: list[str], name: str) -> list[str]:
    """Leave out what stands in brackets and is the initials of the rest: it says nothing new."""
    if len(words) > 2 and "(" in name:
        for place, text in enumerate(words):
            others = words[:place] + words[place + 1 :]
            if len(text) > 1 and text == "".join(other[0] for other in others):
                return others
    return words


@lru_cache(maxsize=16384)
def _is_form(text: str) -> bool:
    if text in _legal_forms():
        return True
    if len(text) < LONG_FORM:
        return False
    from rapidfuzz.distance import OSA

    long = (form for form in _legal_forms() if len(form) >= LONG_FORM)
    return any(OSA.distance(text, form, score_cutoff=2) <= 2 for form in long)


@cache
def _words() -> Mapping[str, object]:
    return tomllib.loads((files("identity") / "words.toml").read_text(encoding="utf-8"))


def _listed(name: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(" ".join(romanise(text) for text in str(_words()[name]).split())))


def _table(name: str) -> Mapping[str, str]:
    listed = _words()[name]
    assert isinstance(listed, dict)  # noqa: S101 - the file is ours
    return listed


@cache
def _titles() -> frozenset[str]:
    return _listed("titles")


@cache
def _particles() -> frozenset[str]:
    return _listed("particles")


@cache
def _legal_forms() -> frozenset[str]:
    return _listed("legal_forms") | _forms().keys()


@cache
def _numbers() -> Mapping[str, str]:
    return _table("numbers")


@cache
def _abbreviations() -> Mapping[str, str]:
    return {short: full for full, listed in _table("abbreviations").items() for short in listed.split()}


@cache
def _forms() -> Mapping[str, str]:
    return {form: sort for sort, listed in _table("forms").items() for form in listed.split()}


@cache
def _generations() -> Mapping[str, str]:
    return {text: generation for generation, listed in _table("generations").items() for text in listed.split()}
