"""Alternatives: of whom or what only one is meant, and nobody says which: “Libya or Iraq”, “armed or funded”."""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import COMMA, CONJUNCTION, VERB, Chunk

_JOINING: Final = frozenset({COMMA, CONJUNCTION})


def are_alternatives(chunks: Chunks, listed: Sequence[Chunk]) -> bool:
    """Say whether “or” stands between noun phrases.

    Args:
        chunks: The sentence.
        listed: The noun phrases, in order.
    """
    if len(listed) < 2:
        return False
    first, last = listed[0].start, listed[-1].start
    return any(chunk.head == "or" and first < chunk.start < last for _, chunk in chunks.all(CONJUNCTION))


def is_one_of(chunks: Chunks, phrase: Chunk) -> bool:
    """Say whether “or” stands right before or behind a noun phrase.

    Args:
        chunks: The sentence.
        phrase: The noun phrase, or a mention in it.
    """
    at = next((each for each, chunk in enumerate(chunks) if chunk.end >= phrase.end), 0)
    return "or" in {chunk.head for chunk in chunks[max(at - 1, 0) : at + 2] if chunk.tag == CONJUNCTION}


def is_either(chunks: Chunks, at: int) -> bool:
    """Say whether somebody did what a verb says or what another does: “owned or controlled by Farid”.

    Args:
        chunks: The sentence.
        at: Where the verb stands among them.
    """
    verb = at
    while at + 2 < len(chunks) and VERB in chunks.tags[at + 1 : at + 4] and chunks.tags[at + 1] in _JOINING:
        at = chunks.tags.index(VERB, at + 1)
        if chunks[at - 1].head == "or":
            return True
    at = verb
    return at > 1 and chunks[at - 1].head == "or" and VERB in chunks.tags[max(0, at - 3) : at - 1]
