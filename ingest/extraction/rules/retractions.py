"""Retractions: sentences of which the next one says that it is not so: “Libya attacked Aden. This never happened.”."""

from typing import Final

from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.tokens import Tokens


def _phrases(name: str) -> list[list[str]]:
    return [phrase.split("-") for phrase in shipped()[f"retractions.{name}"]]


_ALL: Final = frozenset(
    tuple(what + so)
    for subject, said in (("what", "is-not-so"), ("nothing", "is-so"))
    for what in _phrases(subject)
    for so in _phrases(said)
)
_FIRST: Final = frozenset(phrase[0] for phrase in _ALL)


def is_taken_back(tokens: Tokens, number: int) -> bool:
    """Say whether the next sentence of a paragraph does no more than take back what one says.

    “This had never happened before”, “It never happened again” and what somebody is quoted for take back nothing.

    Args:
        tokens: The text.
        number: Which sentence of the text it is.
    """
    lows, end = tokens.lows, tokens.sentences[number][1]
    if end >= len(lows) or lows[end] not in _FIRST or tokens.paragraphs[number + 1] != tokens.paragraphs[number]:
        return False
    stop = tokens.sentences[number + 1][1] - 1
    return lows[stop] == "." and tuple(lows[end:stop]) in _ALL
