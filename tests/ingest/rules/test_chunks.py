"""The chunks of a sentence: what each is, as one word."""

from ingest.extraction.rules import patterns
from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunker import Chunker
from ingest.extraction.rules.chunks import COMMA, END, NOUN, PREPOSITION, VERB
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.rules.verbs import Verbs
from schema.text import passages


def _cut(text: str) -> tuple[Tokens, Chunks]:
    tokens = Tokens.of(text, passages(text))
    chunker = Chunker(tokens, Verbs(patterns.shipped().clauses))
    return tokens, chunker.cut(*tokens.sentences[0], mentions=())


def test_the_tags_of_a_sentence_are_a_word() -> None:
    _, chunks = _cut("The old guard fled, with its weapons, to the harbour.")
    assert chunks.tags == NOUN + VERB + COMMA + PREPOSITION + NOUN + COMMA + PREPOSITION + NOUN + END


def test_chunks_are_asked_by_what_they_are() -> None:
    tokens, chunks = _cut("The old guard fled, with its weapons, to the harbour.")
    found = [(at, tokens.said(chunk.start, chunk.end)) for at, chunk in chunks.all(NOUN)]
    assert found == [(0, "The old guard"), (4, "its weapons"), (7, "the harbour")]
    assert chunks.all(VERB) == [(1, chunks[1])]
    assert Chunks().all(NOUN) == []


def test_tokens_and_the_space_between_them_are_the_text() -> None:
    text = "He said:\n  “Aden’s port, No. 3 … is\u00a0closed.”  Then\t\tthey left (in 2019)."
    tokens = Tokens.of(text, passages(text))
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    assert "".join(tokens.words) == "".join(text.split())
