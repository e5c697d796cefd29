"""Words: how a question is cut into them, and which of them mean the same.

A word is known by its stem, which a few rules of English inflection find, and a stem by its *sense*: the first of the
stems that ``words.toml`` counts as saying the same.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

POSSESSIVE: Final = "'s"
_WORD: Final = re.compile(
    r"\{\w+\}|(?:[^\W_]\.){2,}|[^\W_]+(?:(?:[-’'./]|\.-)[^\W_]+)*|[’']s\b|(?<=s)[’'](?=\s|$)", re.IGNORECASE
)
_ENDINGS: Final = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_DEMONYM: Final = re.compile(r"(\w{4,}?)(?:ian|ean|an|n|es|ish|i)")
_SHORTEST_STEM: Final = 3
_SHORTEST_MISSPELT: Final = 5
_LONG: Final = 6


@dataclass(frozen=True)
class Word:
    """One word of a question, or of a wording.

    Args:
        text: As it was written; for a parameter of a wording, its name in braces.
        stem: Its stem, in lower case.
        start: The place of its first character; -1 where it stands for other words.
        end: The place after its last character.
    """

    text: str
    stem: str
    start: int = -1
    end: int = -1

    @property
    def is_slot(self) -> bool:
        """Whether it is a parameter of a wording."""
        return self.stem.startswith("{")

    @property
    def slot(self) -> str:
        """The name of the parameter."""
        return self.stem.strip("{}")

    @cached_property
    def sense(self) -> str:
        """What stands for every word that says the same."""
        return sense_of(self.stem)

    @property
    def is_capitalised(self) -> bool:
        """Whether it is written as names are."""
        return self.text[:1].isupper()

    @property
    def is_pronoun(self) -> bool:
        """Whether it stands for somebody who was named before."""
        return self.stem in listed("pronouns")

    @property
    def is_of_a_nation(self) -> bool:
        """Whether it may say where somebody or something is from: American, Lebanese."""
        return self.is_capitalised and _DEMONYM.fullmatch(self.stem) is not None

    @property
    def is_participle(self) -> bool:
        """Whether it may be the verb of a passive."""
        # A name may look like one: the United States.
        if self.is_slot or self.is_capitalised:
            return False
        lower = self.text.lower()
        return lower in _participles() or (lower.endswith("ed") and lower != self.stem)


def words(text: str) -> list[Word]:
    """Cut a text into words; a possessive ending is a word of its own.

    Args:
        text: A question, or a wording with parameters in braces.

    Returns:
        The words in order.
    """
    found: list[Word] = []
    for match in _WORD.finditer(text):
        written, start, end = match[0], match.start(), match.end()
        lower = written.lower().replace("’", "'")
        if lower in {"'", POSSESSIVE}:
            found.append(Word(written, POSSESSIVE, start, end))
        elif lower.endswith("n't"):
            found.append(Word(written, "not", start, end))
        elif lower.endswith(("'s", "'re", "'ve")) and len(lower) > len("'s"):
            cut = lower.rindex("'")
            contracted = lower[:cut] in interrogatives()
            found.append(Word(written[:cut], stem(lower[:cut]), start, start + cut))
            found.append(Word(written[cut:], "be" if contracted else POSSESSIVE, start + cut, end))
        elif lower in table()["bare"] and any(word.stem in {"do", "to"} for word in found):
            found.append(Word(written, lower, start, end))
        else:
            found.append(Word(written, stem(lower), start, end))
    return found


@cache
def stem(word: str) -> str:
    """Give the stem of an English word.

    Args:
        word: A word in lower case.

    Returns:
        Its stem: the same for its plural and its tenses.
    """
    word = _irregular().get(word, word)
    if word in _plain_words() or not word.isalpha():
        return word
    for ending, instead in _ENDINGS:
        body = word[: -len(ending)]
        if (
            word.endswith(ending)
            and len(body + instead) >= _SHORTEST_STEM
            and not (ending == "s" and body.endswith(("s", "u")))
        ):
            body += instead
            if ending in {"ing", "ed"} and body[-1] == body[-2] and body[-1] not in "ls":
                body = body[:-1]
            return body.removesuffix("e") if not instead else body
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


def stems(text: str) -> tuple[str, ...]:
    """Give the stems of words that stand in one.

    Args:
        text: Words with spaces between them.
    """
    return tuple(stem(word) for word in text.lower().split())


def participle(verb: str) -> str:
    """Give the form of a verb that a passive is built with.

    Args:
        verb: The verb, in lower case.
    """
    irregular: Mapping[str, Sequence[str]] = table()["irregular"]
    return next((form for form in irregular.get(verb, ()) if form in _participles()), f"{verb}ed")


def text_of(run: Sequence[Word]) -> str:
    """Write words again as one name.

    Args:
        run: Words.

    Returns:
        Their texts; a possessive ending is joined to its word.
    """
    written = ""
    for word in run:
        written += word.text if word.stem == POSSESSIVE or not written else f" {word.text}"
    return written


def replaced(run: Sequence[Word], meaning: str) -> Word:
    """Make one word that stands for several.

    Args:
        run: The words.
        meaning: What they say.
    """
    return replace(run[0], text=text_of(run), stem=stem(meaning), start=-1, end=-1)


def is_misspelt(word: str, other: str) -> bool:
    """Say whether a word may be another with a letter wrong, missing, added, or two that changed places.

    The first two letters are right: a founder is no funder. Of a word of five letters, one may be missing; of four, any
    other is a word of its own: a plane is no plan. A letter that is written once or twice is a slip in any word, and in
    a long one beside another slip: *comandid*.

    Args:
        word: A stem, or a word, as somebody wrote it.
        other: Another that may be meant.
    """
    if is_doubled(word, other):
        return True
    if min(len(word) + 1, len(other)) < _SHORTEST_MISSPELT or word[:2] != other[:2]:
        return False
    from rapidfuzz.distance import OSA

    if OSA.distance(word, other, score_cutoff=1) <= 1:
        return True
    one, two = _undoubled(word), _undoubled(other)
    is_long = min(len(one), len(two)) >= _LONG
    return is_long and (one, two) != (word, other) and OSA.distance(one, two, score_cutoff=1) <= 1


def is_doubled(word: str, other: str) -> bool:
    """Say whether two words differ in one letter that is written once or twice, the likeliest of slips.

    Args:
        word: A word as somebody wrote it.
        other: Another that may be meant.
    """
    is_by_one = abs(len(word) - len(other)) == 1 and min(len(word), len(other)) >= _SHORTEST_STEM
    return is_by_one and word[0] == other[0] and _undoubled(word) == _undoubled(other)


def _undoubled(word: str) -> str:
    return "".join(letter for letter, before in zip(word, f" {word}", strict=False) if letter != before)


@cache
def table() -> Mapping[str, Any]:
    """Read ``words.toml``."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


@cache
def senses() -> Mapping[str, str]:
    """Give, for each stem of the synonyms, the stem that stands for all of them."""
    return {stem(word): stem(sense) for sense, group in table()["synonyms"].items() for word in group}


def sense_of(found: str) -> str:
    """Give the stem that stands for every word that says the same.

    Args:
        found: A stem.
    """
    return senses().get(found, found)


def alternatives(word: Word) -> tuple[str, ...]:
    """Give what a word may be told by: the beginnings of its own forms, and of what says the same.

    Args:
        word: A word.

    Returns:
        Stems, and forms that no rule finds, in lower case; letters, figures and what joins them in a word.
    """
    stems = [word.stem, *(each for each, sense in senses().items() if sense == word.sense)]
    stems += table()["narrower"].get(word.sense, ())
    irregular: Mapping[str, Sequence[str]] = table()["irregular"]
    found = [form for each in stems for form in (each, *irregular.get(each, ()), *_in_ies(each))]
    if (written := word.text.lower().removesuffix("s")).endswith("ing"):
        # A gathering is called so by its stem, which gatherings are too long for.
        found.append(written)
    if word.is_capitalised:
        # Somebody from Lebanon is Lebanese, and from America American.
        found += [match[1] for match in [_DEMONYM.fullmatch(word.stem)] if match]
    return tuple(dict.fromkeys(found))


def _in_ies(stem: str) -> tuple[str, ...]:
    """Give the forms of a stem in ``y`` that do not begin with it: ``factories``, ``carried``."""
    return (f"{stem[:-1]}ies", f"{stem[:-1]}ied") if re.search(r"[^aeiou\W]y$", stem) else ()


@cache
def interrogatives() -> frozenset[str]:
    """Give the question words, each as one word."""
    return frozenset(table()["interrogatives"])


@cache
def prepositions() -> Mapping[str, float]:
    """Give the prepositions, each with what it costs to pass over it."""
    costs: Mapping[str, float] = table()["prepositions"]
    return costs


@cache
def listed(name: str) -> frozenset[str]:
    """Give a list of ``words.toml`` as stems.

    Args:
        name: The name of the list.
    """
    return frozenset(stem(word) for word in table()[name])


@dataclass(frozen=True)
class Entries:
    """What is said in one word or several, and the one word that says it.

    Args:
        meanings: The meaning of each run of stems.
    """

    meanings: Mapping[tuple[str, ...], str]

    @cached_property
    def lengths(self) -> Mapping[str, tuple[int, ...]]:
        """How long the runs that begin with a stem are, the longest first."""
        found: dict[str, set[int]] = {}
        for run in self.meanings:
            found.setdefault(run[0], set()).add(len(run))
        return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}

    def longest(self, said: Sequence[Word], place: int) -> int:
        """Say how many words, from a place on, are one entry.

        Args:
            said: Words.
            place: The place of the first.

        Returns:
            The length of the longest entry; 0 where none begins there.
        """
        for length in self.lengths.get(said[place].stem, ()):
            run = said[place : place + length]
            if len(run) == length and tuple(word.stem for word in run) in self.meanings:
                return length
        return 0

    def meaning(self, run: Sequence[Word]) -> str:
        """Give what a run of words says that is an entry."""
        return self.meanings[tuple(word.stem for word in run)]


@cache
def entries(name: str) -> Entries:
    """Give a table of ``words.toml`` whose entries may be of several words.

    Args:
        name: The name of the table.
    """
    found = {
        tuple(stem(word) for word in entry.split()): meaning
        for meaning, said in table()[name].items()
        for entry in said
    }
    if name == "phrases":
        # What a form of `be` opens may do without it, but for a passive, which needs it, and for one word alone.
        found = {
            run[1:]: meaning
            for meaning, said in table()[name].items()
            for entry in said
            if (run := tuple(stem(word) for word in entry.split()))[0] == "be"
            and len(run) > 2
            and not entry.split()[1].endswith("ed")
        } | found
    return Entries(found)


@cache
def whoever() -> Entries:
    """Give what asks for somebody by the sort of people that they are: ``which delegations``, ``what armed groups``."""
    ranks = [(), *((stem(rank),) for rank in table()["ranks"])]
    sorts = [(*rank, member) for member in listed("members") for rank in ranks]
    return Entries({(which, *sort): "who" for which in ("which", "what") for sort in sorts})


@cache
def misspelt() -> Mapping[str, str]:
    """Give, for each misspelling that no rule finds, the word."""
    return {form: word for word, forms in table()["misspelt"].items() for form in forms}


@cache
def _irregular() -> Mapping[str, str]:
    """Give, for each form that no rule finds, its base; for a misspelling, the word."""
    return {**{form: base for base, forms in table()["irregular"].items() for form in forms}, **misspelt()}


@cache
def _participles() -> frozenset[str]:
    return frozenset(table()["participles"]["irregular"])


@cache
def _plain_words() -> frozenset[str]:
    """Words that are no inflection, though they look like one."""
    held: Iterable[str] = (word for name in ("empty", "never", "pronouns") for word in table()[name])
    return frozenset(held) | prepositions().keys() | {"who", "whose", "whom", "which", "what", "when", "where", "how"}
