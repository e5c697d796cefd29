"""The extractor that asks a language model."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from database.folders import cache_folder
from ingest.extraction.llm.answer import Answer, json_schema, read
from ingest.extraction.llm.cache import FOLDER, Cache
from ingest.extraction.llm.chunks import Chunk, cut
from ingest.extraction.llm.connection import Connection, Reply
from ingest.extraction.llm.endpoint import Endpoint
from ingest.extraction.llm.grounding import Grounding
from ingest.extraction.llm.prompt import messages
from ingest.extraction.proposals import Proposals
from ingest.extraction.source import Source
from schema.errors import WorkError
from schema.settings import Settings
from schema.vocabulary import Vocabulary

UNREADABLE = "answer that is no JSON"
CUT = "answer that was cut off"
TRIES = 3
"""How often a model is asked again that answered something else than JSON."""

REQUESTS = "requests"
KEPT = "answers from the cache"
NOT_KEPT = "answers that could not be kept"
TOKENS_IN = "tokens in"
TOKENS_OUT = "tokens out"
COST = "cost"

_MILLION = 1_000_000


class LanguageModel:
    """Proposes what a language model reads in a document, as far as the text bears it out.

    Args:
        endpoint: Whom to ask; what the environment and the settings say where it is left out.
        vocabulary: The types that there are; those of the settings where it is left out.
        connection: How to ask; a connection to the endpoint where it is left out.
        cache: Where answers are kept; the user's own folder where it is left out.

    Raises:
        CallError: No model is set.
    """

    def __init__(
        self,
        endpoint: Endpoint | None = None,
        vocabulary: Vocabulary | None = None,
        connection: Connection | None = None,
        cache: Cache | None = None,
    ) -> None:
        settings = Settings.read()
        self._endpoint = endpoint or Endpoint.read(settings)
        self._vocabulary = vocabulary or Vocabulary.load(settings.types)
        self._schema = json_schema(self._vocabulary)
        self._connection = connection or Connection(self._endpoint)
        self._cache = cache or Cache(cache_folder() / FOLDER)

    def extract(self, source: Source) -> Proposals:
        """Propose what a document says, as ``Extractor.extract`` does.

        Args:
            source: The document.

        Returns:
            The proposals, with what was dropped and what was spent.

        Raises:
            WorkError: The model does not answer, or nothing that it answers can be read.
        """
        grounding = Grounding(self._vocabulary, source)
        spent: Counter[str] = Counter()
        waiting = list(cut(source, self._endpoint.chunk))
        readable = not waiting
        while waiting:
            chunk = waiting.pop(0)
            answer, was_cut = self._ask(source, chunk, grounding, spent)
            if answer is not None:
                readable = True
                grounding.take(chunk, answer)
            elif was_cut and (halves := chunk.halves(source.text)) is not None:
                waiting[:0] = halves
            else:
                grounding.dropped[CUT if was_cut else UNREADABLE] += 1
        if not readable:
            raise WorkError(
                f"{self._endpoint.model} at {self._endpoint.host} answers nothing that can be read.",
                remedy="Try a model that can follow a JSON Schema.",
            )
        return grounding.proposals(self._with_cost(spent))

    def _ask(
        self, source: Source, chunk: Chunk, grounding: Grounding, spent: Counter[str]
    ) -> tuple[Answer | None, bool]:
        """Ask about one chunk: give what was answered, None where that cannot be read, and whether it was cut off."""
        asked = messages(self._vocabulary, source, chunk, grounding.so_far)
        key = self._cache.key(self._endpoint.url, self._endpoint.model, asked, self._schema)
        if (kept := self._cache.get(key)) is not None and (answer := _read(kept)) is not None:
            spent[KEPT] += 1
            return answer, False
        for _ in range(TRIES):
            reply = self._connection.ask(asked, self._schema)
            spent.update({REQUESTS: 1, TOKENS_IN: reply.tokens_in, TOKENS_OUT: reply.tokens_out})
            if reply.cut:
                return None, True
            if (answer := _read(reply)) is not None:
                if not self._cache.put(key, reply):
                    spent[NOT_KEPT] += 1
                return answer, False
        return None, False

    def _with_cost(self, spent: Mapping[str, int]) -> dict[str, float]:
        whole: dict[str, float] = dict(spent)
        prices: tuple[tuple[str, Any], ...] = (
            (TOKENS_IN, self._endpoint.price_in),
            (TOKENS_OUT, self._endpoint.price_out),
        )
        if any(price is not None for _, price in prices):
            whole[COST] = sum(spent.get(name, 0) * (price or 0) / _MILLION for name, price in prices)
        return whole


def _read(reply: Reply) -> Answer | None:
    try:
        return read(reply.content)
    except (json.JSONDecodeError, ValueError):
        return None
