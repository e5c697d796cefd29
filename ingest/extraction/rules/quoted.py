"""Quoted: names in quotation marks: of bodies without capitals, and what is no name but the title of a work."""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.naming import NAME_HEADS
from ingest.extraction.rules.tokens import Tokens

_BODIES: Final = shipped()["groups-of.named"]


def join(names: Sequence[Name], tokens: Tokens, lexicon: Lexicon) -> list[Name]:
    """Add what is named in quotation marks without capitals, such as a “people's legion”; drop titles of works.

    Args:
        names: The names of the text, in order.
        tokens: The text.
        lexicon: What words do.

    Returns:
        The names and those, in order.
    """
    lows, words = tokens.lows, tokens.words
    kept = {name.start: name for name in names}
    for start, end in tokens.quotes:
        stop = end - 1 if end > start and words[end - 1] in ",.;" else end
        if not 1 < stop - start < 5 or not all(word[0].isalpha() for word in words[start:stop]):
            continue
        head = lows[stop - 1]
        if not _titled_by(start, tokens).isdisjoint(lexicon["works.titled"]):
            for each in range(start, stop):
                kept.pop(each, None)
            first = start + (lows[start] in {"the", "a", "an"})
            kept[first] = Name(first, stop, type="Work", why="title behind a word for one")
            continue
        if (
            head in lexicon.heads
            and (stop - start > 2 or head not in _BODIES)
            and not words[stop - 1][0].isupper()
            and lows[start] not in lexicon["grammar.determiner"]
            and lows[start] not in lexicon["grammar.preposition"]
        ):
            for each in range(start, stop):
                kept.pop(each, None)
            kept[start] = Name(
                start,
                stop,
                type="Organization",
                kind=lexicon.heads[head],
                why="word for a body, in quotation marks",
            )
        elif (
            (name := kept.get(start)) is not None and name.end == stop and head not in NAME_HEADS and name.entry is None
        ):
            del kept[start]
    return [kept[start] for start in sorted(kept)]


def _titled_by(start: int, tokens: Tokens) -> set[str]:
    """Give the words right before a quotation, past a comma: “the headline, ‘…’”."""
    return set(tokens.lows[max(0, start - 3) : max(0, start - 1)])
