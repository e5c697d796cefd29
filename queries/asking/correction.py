"""Correction: slips of the pen in the words that queries know; names are none of its business."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from queries.asking.alignment import is_content
from queries.asking.words import Word, is_doubled, is_misspelt, listed, prepositions, sense_of, stem, table


def forms(asks: Iterable[Word]) -> Mapping[str, str]:
    """Give every form that a word of a question may be a slip for.

    Args:
        asks: The words of all wordings.

    Returns:
        The stem of each form.
    """
    own = {word.text.lower(): word.stem for word in asks if is_content(word)}
    return {**_of_the_table(), **own}


def corrected(said: Sequence[Word], known: frozenset[str], forms: Mapping[str, str]) -> tuple[list[Word], int]:
    """Correct the words of a question that are nearly a known one.

    Args:
        said: The words.
        known: The senses that queries know.
        forms: What ``forms`` gave.

    Returns:
        The words, and how many that the queries know were corrected, but for nouns for people and bodies, which are as
        often part of a name. A word that may be a slip for two is left as it is.
    """
    read = [_corrected(word, known, forms) if _may_be_a_slip(word, known, forms) else word for word in said]
    counted = known - listed("members") - listed("callings")
    return read, sum(new is not old and new.sense in counted for new, old in zip(read, said, strict=True))


def _may_be_a_slip(word: Word, known: frozenset[str], forms: Mapping[str, str]) -> bool:
    return is_content(word) and not word.is_capitalised and word.sense not in known and word.text.lower() not in forms


def _corrected(word: Word, known: frozenset[str], forms: Mapping[str, str]) -> Word:
    text = word.text.lower()
    # An ending is seldom left out, and tells the passive from the active.
    near = sorted((form for form in forms if is_misspelt(text, form)), key=lambda form: (form[-1] != text[-1], form))
    near = [form for form in near if is_doubled(text, form)] or near
    # What only stands in a verb of several words is less likely meant than what says something alone.
    near = [form for form in near if sense_of(forms[form]) in known] or near
    if len({forms[form] for form in near}) != 1:
        return word
    return replace(word, text=near[0], stem=forms[near[0]])


@cache
def _of_the_table() -> Mapping[str, str]:
    said = (
        entry
        for name in ("interrogatives", "synonyms", "agents", "phrases", "reversed", "verbs")
        for each in table()[name].values()
        for entry in each
    )
    words = {word for entry in said for word in entry.split()} | listed("members") | listed("callings")
    bent = {form: stem(word) for word in sorted(words) for form in (word, f"{word}s", f"{word.removesuffix('e')}ed")}
    irregular = {form: stem(base) for base, forms in table()["irregular"].items() for form in forms if form.isalpha()}
    return {**{word: word for word in prepositions()}, **irregular, **bent}
