"""Editing: a record of a draft as lines that a person corrects, and the record that the corrected lines say.

A claim shows the words that it stands at, and not their offsets: whoever corrects the words has them found again.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import yaml
from pydantic import ValidationError

from ingest.drafting.checking import troubles
from ingest.drafting.draft import Draft
from ingest.drafting.draft_file import said
from ingest.extraction import quotes
from ingest.known import DocumentFacts
from ingest.referents import referred
from ingest.yaml_writing import lines
from schema.claims import Claim, Evidence
from schema.documents import Document
from schema.dossiers import entity
from schema.entities import Entity
from schema.errors import CallError
from schema.mistakes import problems_of
from schema.text import digest

WORDS = "words"
MEASURED = ("sha256", "length", "passages", "file")
"""What a document's text says of itself, and nobody edits."""

EMPTY = ("object", "when", "when_text", "speaker", "polarity", "modality", "qualifiers")
"""The fields of a claim that are shown where they are empty too, so that one sees what could be said."""


def as_lines(draft: Draft, key: str, text: str | None) -> str:
    """Write a record as lines to be corrected.

    Args:
        draft: The draft.
        key: The key of an entity or a claim, or that of the draft for its document.
        text: The normalised text of the document; None where it is not at hand.
    """
    if key in draft.claims:
        claim = draft.claims[key].claim
        shown: dict[str, Any] = said(claim)
        shown.pop("evidence")
        for name in EMPTY:
            shown.setdefault(name, getattr(claim, name) or "")
        if claim.object is None:
            shown.pop("object")
        shown["qualifiers"] = shown["qualifiers"] or {}
        shown[WORDS] = [_words(evidence, text) for evidence in claim.evidence]
    elif key in draft.entities:
        one = draft.entities[key].entity
        shown = {"type": one.label, **said(one)}
    else:
        shown = {name: value for name, value in said(draft.document).items() if name not in MEASURED}
    return "\n".join(lines({name: value for name, value in shown.items() if value is not None})) + "\n"


def corrected(draft: Draft, key: str, content: str, text: str | None) -> Claim | Entity | Document:
    """Read a record that was corrected.

    Args:
        draft: The draft.
        key: The key of the record.
        content: Its lines.
        text: The normalised text of the document; None where it is not at hand.

    Returns:
        The record, checked as a draft's is.

    Raises:
        CallError: It says what it may not.
    """
    fields = mapping(content)
    with said_plainly():
        if key in draft.claims:
            return claim_of(draft, fields, text, draft.claims[key].claim.evidence)
        if key in draft.entities:
            made = entity(draft.vocabulary, fields)
            _refuse_misfits(draft, key, made)
            return made
        whole = draft.document.model_dump(mode="python")
        return Document.model_validate({**{name: whole[name] for name in MEASURED}, **fields})


def _refuse_misfits(draft: Draft, key: str, made: Entity) -> None:
    """Refuse another type where a claim about the entity would not fit it: nobody could read the draft again."""
    if made.label == draft.entities[key].entity.label:
        return
    types = {name: one.entity.label for name, one in draft.entities.items()} | {key: made.label}
    facts = DocumentFacts.of(draft.key, draft.document, None)
    for name, one in draft.claims.items():
        if key in referred(one.claim, draft.vocabulary):
            for path, sentence in troubles(one.claim, types, facts, draft.vocabulary):
                raise CallError(f"The claim {name} would not fit: {path}: {sentence}.", remedy="Edit that claim first.")


@contextmanager
def said_plainly() -> Iterator[None]:
    """Say what a record may not say, with the paths of its fields.

    Raises:
        CallError: What was raised within.
    """
    try:
        yield
    except ValidationError as error:
        raise CallError("; ".join(f"{path or 'it'}: {sentence}" for path, sentence in problems_of(error))) from None
    except ValueError as error:
        raise CallError(str(error)) from None


def mapping(content: str) -> dict[str, Any]:
    """Read lines as fields and values; those that are empty are left out.

    Args:
        content: The lines.

    Raises:
        CallError: They are no YAML, or no mapping.
    """
    try:
        found = yaml.safe_load(content)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CallError(f"Line {line} is no YAML: {error.problem}.") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise CallError(f"It is no YAML: {' '.join(str(error).split())}.") from None
    if not isinstance(found, dict):
        raise CallError("Each line is a field and its value, such as `predicate: COMMANDED`.")
    return {str(name): value for name, value in found.items() if value not in (None, "")}


def claim_of(
    draft: Draft, fields: Mapping[str, Any], text: str | None, before: Sequence[Evidence], near: int = 0
) -> Claim:
    """Read a claim whose evidence is given as words.

    Args:
        draft: The draft.
        fields: Its fields, ``words`` among them.
        text: The normalised text of the document; None where it is not at hand.
        before: The evidence that it had: words that nobody changed stand where they stood.
        near: Where the words are looked for first, where there was none.

    Raises:
        CallError: The words do not stand in the text, or the claim says what it may not.
        ValueError: A field is wrong in itself.
    """
    said = fields.get(WORDS)
    words = [said] if isinstance(said, str) else said
    if not isinstance(words, list) or not words:
        raise CallError(
            f"{WORDS}: there are none; write those of the text that state the claim, or a list where they are apart."
        )
    evidence = [_evidence(draft, before, near, number, str(each), text) for number, each in enumerate(words)]
    claim = Claim.model_validate({**{n: v for n, v in fields.items() if n != WORDS}, "evidence": evidence})
    types = {name: one.entity.label for name, one in draft.entities.items()}
    facts = DocumentFacts.of(draft.key, draft.document, None)
    if found := list(troubles(claim, types, facts, draft.vocabulary)):
        raise CallError("; ".join(f"{path}: {sentence}" for path, sentence in found))
    return claim


def _evidence(
    draft: Draft, before: Sequence[Evidence], near: int, number: int, words: str, text: str | None
) -> Evidence:
    there = before[min(number, len(before) - 1)].start if before else near
    if number < len(before) and words == _words(before[number], text):
        return before[number]
    if text is None:
        raise CallError(
            f"{WORDS}: the text of the document is not at hand, so that “{words}” cannot be found in it.",
            remedy="Lay it beside the draft, and name it there as the `file` of the document.",
        )
    # The same words may stand in many places: those nearest to where the claim stood are meant.
    passages = sorted(draft.document.passages, key=lambda passage: abs(passage[0] - there))
    home = [passage for passage in passages if passage[0] <= there < passage[1]]
    for start, end in (*home, *passages):
        if (span := quotes.find(text, words, start, end)) is not None:
            found = text[span.start : span.end]
            return Evidence(document=draft.key, start=span.start, end=span.end, digest=digest(found), quote=found)
    raise CallError(f"{WORDS}: “{words}” does not stand in the document, or not within one paragraph.")


def _words(evidence: Evidence, text: str | None) -> str:
    found = text[evidence.start : evidence.end] if text is not None else evidence.quote or ""
    return " ".join(found.split())
