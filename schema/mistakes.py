"""Mistakes: what Pydantic finds wrong with a record, as fields and plain sentences that say what to write instead."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from schema.claims import CLAIM_REFERENCE, DIGEST, PREDICATE
from schema.documents import SHA256
from schema.dossiers import FORMAT
from schema.drafts import EXTRACTOR_NAME
from schema.entities import KEY
from schema.names import LANGUAGE, SCRIPT
from schema.qualifiers import CURRENCY
from schema.suggestion import meant

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

NO_KEY = "is no key: write lower-case letters, digits, dots, hyphens and underscores, up to 120"

PATTERNS: Mapping[str, str] = {
    KEY: NO_KEY,
    CLAIM_REFERENCE: "is no claim's key: write one of this dossier, or another's as dossier/key",
    PREDICATE: "must be written in capital letters, digits and underscores, such as HELD_POSITION",
    DIGEST: "must be the first 16 hex digits of the sha256 of the text there, in lower case",
    SHA256: "must be the 64 hex digits of a sha256, in lower case",
    LANGUAGE: "must be an ISO 639 code of two or three small letters, such as en or fa",
    SCRIPT: "must be an ISO 15924 code of four letters, such as Latn or Arab",
    CURRENCY: "must be an ISO 4217 code of three capital letters, such as EUR",
    EXTRACTOR_NAME: "must be an extractor's name: small letters, digits and hyphens, such as rules",
}
"""What is expected where a text must match a pattern; a test holds that each pattern of the schema stands here."""

SENTENCES: Mapping[str, str] = {
    "missing": "is required",
    "string_too_short": "is empty; write something that can be read",
    "string_too_long": "is too long; it may have {max_length} characters",
    "too_short": "is empty; it needs one at least",
    "too_long": "has {actual_length} items, and may have {max_length}",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "int_from_float": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "is too large a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a finite number",
    "decimal_type": "must be a number",
    "decimal_parsing": "must be a number",
    "decimal_max_digits": "has too many digits; it may have {max_digits}",
    "decimal_max_places": "may have {decimal_places} digits after the point",
    "decimal_whole_digits": "may have {whole_digits} digits before the point",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must be a mapping of fields to values",
    "url_type": "must be an address in quotation marks, such as https://example.org/report",
    "url_parsing": "is no address; write it whole, such as https://example.org/report",
    "url_syntax_violation": "is no address; write it whole, such as https://example.org/report",
    "url_scheme": "must begin with http:// or https://",
    "url_too_long": "is too long for an address; it may have {max_length} characters",
}
"""What Pydantic's kinds of mistake are called in plain words, where the kind says it all."""

SPAN = "must be a start and an end"
VALUE = "must be a text or a number"
FORMAT_FIELD = "dots"


def problems_of(error: ValidationError, *models: type[BaseModel], beside: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Turn what Pydantic found into fields and sentences.

    Args:
        error: What a validation raised.
        models: The classes of which one was validated, so that a misspelt field can be told the right one.
        beside: What may stand beside the fields of the record, and be meant by a misspelt one: sections by a header.

    Returns:
        For each problem the path of the field and what is wrong with it.
    """
    model = next((one for one in models if one.__name__ == error.title), None)
    details = error.errors(include_url=False)
    inner = {detail["loc"][:depth] for detail in details for depth in range(len(detail["loc"]))}
    found: dict[tuple[str, str], None] = {}
    for detail in details:
        if detail["type"] == "too_short" and detail["loc"] in inner:
            continue  # Pydantic counts the items that were right: it is the wrong one that wants mending.
        path, sentence = _told(detail, model, beside)
        found[".".join(str(part) for part in path), sentence] = None
    return list(found)


def _told(
    detail: "ErrorDetails", model: type[BaseModel] | None, beside: Iterable[str]
) -> tuple[tuple[int | str, ...], str]:
    """Say where one mistake stands, and what it is."""
    path, kind = detail["loc"], detail["type"]
    if len(path) == 2 and path[0] == "value":
        return path[:1], VALUE  # A union: Pydantic says of each branch why it was not that one.
    if kind == "missing" and path and isinstance(path[-1], int):
        return path[:-1], SPAN
    if path and path[-1] == "[key]":
        return path[:-1], "must be a field's name, in quotation marks where it looks like a number"
    return path, _sentence(detail, model, beside)


def _sentence(detail: "ErrorDetails", model: type[BaseModel] | None, beside: Iterable[str]) -> str:
    kind, path, context, written = detail["type"], detail["loc"], detail.get("ctx", {}), detail["input"]
    if path == (FORMAT_FIELD,) and kind != "missing":
        return f"this dots reads version {FORMAT} of the format; write `dots: {FORMAT}`"
    match kind:
        case "extra_forbidden":
            return _no_such_field(str(path[-1]), _model_at(model, path[:-1]), () if path[:-1] else beside)
        case "string_pattern_mismatch":
            return PATTERNS.get(context["pattern"], f"must match the pattern {context['pattern']}")
        case "enum" | "literal_error":
            return f"must be {context['expected']}" + meant(written, re.findall(r"'([^']*)'", context["expected"]))
        case "model_type" | "model_attributes_type":
            return _no_mapping(_model_at(model, path))
        case "string_type":
            return "must be a text" + ("; put it in quotation marks" if isinstance(written, int | float) else "")
        case "int_type" | "float_type":
            number = "a whole number" if kind == "int_type" else "a number"
            return f"must be {number}" + ("; write it without quotation marks" if _is_number(written, kind) else "")
    if sentence := SENTENCES.get(kind):
        return sentence.format(**context)
    # What a class of the user's own checks: his own words, or Pydantic's with their subject left out.
    return re.sub(r"^(?:Value|Assertion) (?:error|failed), |^[A-Z]\w*(?: input)? should ", _left_out, detail["msg"])


def _left_out(beginning: re.Match[str]) -> str:
    return "must " if beginning[0].endswith("should ") else ""


def _is_number(written: Any, kind: str) -> bool:
    pattern = r"-?\d+" if kind == "int_type" else r"-?\d+(?:\.\d+)?"
    return isinstance(written, str) and re.fullmatch(pattern, written) is not None


def _no_such_field(name: str, model: type[BaseModel] | None, beside: Iterable[str]) -> str:
    told = "there is no such field here"
    if model is None:
        return told
    known = [*model.model_fields, *beside]
    return told + (meant(name, known) or f"; there are {', '.join(known)}")


def _no_mapping(model: type[BaseModel] | None) -> str:
    first = next(iter(model.model_fields), None) if model else None
    return "must be a mapping of fields to values" + (f", such as `{first}: …`" if first else "")


def _model_at(model: type[BaseModel] | None, path: tuple[int | str, ...]) -> type[BaseModel] | None:
    """Give the class of the record that stands at a path within one of another."""
    for part in path:
        if model is None or isinstance(part, int):
            continue
        field = model.model_fields.get(part)
        model = next(_models_in(field.annotation), None) if field else None
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and not get_args(annotation):
        if issubclass(annotation, BaseModel):
            yield annotation
    elif get_origin(annotation) in (tuple, list, dict, Union, UnionType):
        for argument in get_args(annotation):
            yield from _models_in(argument)
