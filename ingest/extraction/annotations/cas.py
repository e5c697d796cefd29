"""CAS: what UIMA holds, as INCEpTION and others export it: JSON, or XMI with its type system beside or in one ZIP."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.extraction.annotations.marks import Link, Mark, Marked, broken, not_installed

TYPES = "TypeSystem.xml"
LARGEST = 64 * 2**20
"""Bytes of one file within a ZIP."""

_ENDS = (("Governor", "Dependent"), ("source", "target"))
_OF_THE_TEXT = (
    "Token",
    "Sentence",
    "DocumentMetaData",
    "DocumentAnnotation",
    "Lemma",
    "POS",
    "Paragraph",
    "TagsetDescription",
)
"""Types that say how a text is built, and not what it speaks of."""


def read(file: Path) -> Marked:
    """Read a CAS.

    Args:
        file: A ``.json``, an ``.xmi`` beside its ``TypeSystem.xml``, or a ``.zip`` that holds either.

    Returns:
        Its annotations with a label as marks, and those that join two of them as links.

    Raises:
        CallError: dkpro-cassis is not installed.
        WorkError: The file is no CAS.
    """
    try:
        import cassis
    except ImportError:
        raise not_installed(file, "a CAS", "dkpro-cassis") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of types that nobody declared; what is there is read all the same
            cas = _load(cassis, file)
    except OSError as error:
        raise broken(file, 0, f"cannot be read: {(error.strerror or str(error)).lower()}.") from None
    except (zipfile.BadZipFile, KeyError, ValueError, LookupError, AttributeError, TypeError, SyntaxError) as error:
        raise broken(file, 0, f"is no CAS: {' '.join(str(error).split())[:100]}.") from error
    keys: dict[int, str] = {}
    marks, joining = [], []
    for number, annotation in enumerate(cas.select_all()):
        ends = _ends(annotation)
        if ends is not None:
            joining.append((number, annotation, ends))
        elif (mark := _mark(str(number), annotation)) is not None:
            keys[id(annotation)] = mark.key
            marks.append(mark)
    return Marked(file, tuple(marks), tuple(_links(joining, keys)), cas.sofa_string)


def _load(cassis: Any, file: Path) -> Any:
    if file.suffix == ".json":
        return cassis.load_cas_from_json(io.BytesIO(file.read_bytes()))
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as archive:
            names = [each.filename for each in archive.infolist() if each.file_size <= LARGEST]
            content = next((name for name in names if name.endswith((".xmi", ".json"))), None)
            if content is None:
                raise ValueError("the ZIP holds neither .xmi nor .json")
            if content.endswith(".json"):
                return cassis.load_cas_from_json(io.BytesIO(archive.read(content)))
            types = cassis.load_typesystem(io.BytesIO(archive.read(next(n for n in names if n.endswith(TYPES)))))
            return cassis.load_cas_from_xmi(io.BytesIO(archive.read(content)), typesystem=types, lenient=True)
    beside = file.with_name(TYPES)
    if not beside.is_file():
        raise ValueError(f"there is no {TYPES} beside it")
    types = cassis.load_typesystem(io.BytesIO(beside.read_bytes()))
    return cassis.load_cas_from_xmi(io.BytesIO(file.read_bytes()), typesystem=types, lenient=True)


def _mark(key: str, annotation: Any) -> Mark | None:
    name = annotation.type.name.rpartition(".")[2]
    start, end = getattr(annotation, "begin", None), getattr(annotation, "end", None)
    if name in _OF_THE_TEXT or not isinstance(start, int) or not isinstance(end, int) or start >= end:
        return None
    said = _said(annotation)
    label = next((said[feature] for feature in ("value", "label", "kind") if feature in said), name)
    return Mark(key, label, start, end, 0, None, said.get("identifier"))


def _said(annotation: Any) -> dict[str, str]:
    values = ((feature.name, getattr(annotation, feature.name, None)) for feature in annotation.type.all_features)
    return {name: value for name, value in values if isinstance(value, str) and value}


def _ends(annotation: Any) -> tuple[Any, Any] | None:
    for first, second in _ENDS:
        ends = getattr(annotation, first, None), getattr(annotation, second, None)
        if all(end is not None and not isinstance(end, str | int | float) for end in ends):
            return ends
    return None


def _links(joining: list[tuple[int, Any, tuple[Any, Any]]], keys: dict[int, str]) -> Iterator[Link]:
    for number, annotation, ends in joining:
        first, second = (keys.get(id(end)) for end in ends)
        if first is not None and second is not None:
            said = _said(annotation)
            name = annotation.type.name.rpartition(".")[2]
            label = next((said[feature] for feature in ("label", "value") if feature in said), name)
            yield Link(str(number), label, {"Arg1": first, "Arg2": second})
