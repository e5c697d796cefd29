"""Routes: through which places a funeral passed: “a funeral procession from Aden to Basra and Kufa”."""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.chunks import COMMA, CONJUNCTION, NOUN, PREPOSITION, VERB, Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence
from schema.claims import Modality

_ALONG: Final = frozenset({"from", "to", "through", "via", "until", "in", "of", "past", "and", ","})
_GOING: Final = frozenset({"go", "pass", "move", "travel", "lead", "proceed"})


class Routes:
    """Reads the routes of one document.

    Args:
        reading: The document while it is read.
    """

    def __init__(self, reading: Reading) -> None:
        self._tokens = reading.tokens
        self._resolver = reading.resolver
        self._collector = reading.collector
        self._told = reading.events.at

    def read(self, sentence: Sentence) -> None:
        """Claim which places a funeral of a sentence passed through.

        Args:
            sentence: The sentence.
        """
        told, starts, chunks = self._told, self._tokens.starts, sentence.chunks
        for at, chunk in sentence.nouns if told else ():
            event = told.get(starts[chunk.start])
            if event is None or event.kind != "funeral":
                continue
            putting = sentence.judge.of_noun(at)
            first = at + 1
            if first < len(chunks) and chunks[first].tag == VERB and chunks[first].head in _GOING:
                first += 1
            if first < len(chunks) and chunks[first].head == "from" and putting.modality is Modality.REPORTED:
                self._follow(event, chunk, chunks[first:])

    def _follow(self, event: Record, chunk: Chunk, along: Sequence[Chunk]) -> None:
        for each in along:
            if each.tag == NOUN:
                mention = self._resolver.mention(each)
                if mention is not None and mention.form == "name" and mention.type == "Place" and mention.record:
                    span = self._tokens.span(chunk.start, each.end)
                    self._collector.add(Finding(event, "PASSED_THROUGH", mention.record, span, "route of a funeral"))
            elif each.tag not in {PREPOSITION, CONJUNCTION, COMMA} or (
                each.tag == PREPOSITION and each.head not in _ALONG
            ):
                return
