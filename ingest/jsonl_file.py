"""JSONL dossiers: one record a line, read as a stream, so that memory stays flat however long the file is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from ingest.problems import Place, Problems
from ingest.raw_records import BEGINNING, HEADER, RawRecord, misencoded
from schema.dossiers import SECTIONS

LONGEST_LINE = 4 * 2**20
"""Bytes of a line: the longest record that the schema allows is shorter."""

# A document names its publisher, so that word is the last to tell what a record is.
_WORDS = tuple((word, section) for section, word in reversed(list(SECTIONS.items())))


def records(path: Path, name: str, problems: Problems) -> Iterator[RawRecord]:
    """Read the records of a JSONL dossier.

    Args:
        path: Where it lies.
        name: As the user named it.
        problems: Where to note the lines that cannot be read.

    Yields:
        Each record that can be read, the header first.
    """
    with path.open("rb") as file:
        if wrong := misencoded(file.read(BEGINNING)):
            problems.add(name, 0, "", wrong)
            return
    named, before = False, len(problems.found)
    for number, line in _lines(path, name, problems):
        content = _object(line, name, number, problems)
        if content is None:
            continue
        if not named:
            named = True
            yield RawRecord(HEADER, "", content, Place(name, number, ""))
            continue
        record = _record(content, name, number)
        if record is None:
            listed = ", ".join(f"“{word}”" for word in SECTIONS.values())
            problems.add(name, number, "", f"does not say what it is: a record carries one of {listed} with its key")
        else:
            yield record
    if not named and len(problems.found) == before:
        problems.add(name, 0, "", "holds no record; the first line of a dossier names it")


def _lines(path: Path, name: str, problems: Problems) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                problems.add(name, number, "", f"is longer than {LONGEST_LINE // 2**20} MiB; write one record a line")
                return
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if not line.isspace():
                yield number, line


def _object(line: bytes, name: str, number: int, problems: Problems) -> dict[str, Any] | None:
    try:
        content = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        problems.add(name, number, "", _unreadable(line, error))
        return None
    if not isinstance(content, dict):
        problems.add(name, number, "", "is no JSON object")
        return None
    # orjson keeps the last of two fields of one name; counting the names is much cheaper than reading the line twice.
    if line.count(b'":') + line.count(b'" :') > _names(content) and (twice := _twice(line)):
        problems.add(name, number, twice, "stands twice in this record; keep one")
        return None
    if b"\\u0000" in line:
        problems.add(name, number, "", "holds a NUL character, which has no place in a text; remove it")
        return None
    return content


def _names(value: Any) -> int:
    if type(value) is dict:
        return len(value) + sum(map(_names, value.values()))
    if type(value) is list:
        return sum(map(_names, value))
    return 0


def _twice(line: bytes) -> str | None:
    found: list[str] = []

    def check(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        found.extend(name for name in names if names.count(name) > 1)
        return dict(pairs)

    json.loads(line, object_pairs_hook=check)
    return found[0] if found else None


def _unreadable(line: bytes, error: orjson.JSONDecodeError) -> str:
    if b"\0" in line:
        return "holds a NUL byte, which has no place in a text; remove it"
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as decoding:
        return f"byte {decoding.start + 1} of the line is not UTF-8; save the file as UTF-8"
    return f"is no JSON at column {error.colno}: {error.msg}"


def _record(content: dict[str, Any], name: str, number: int) -> RawRecord | None:
    for word, section in _WORDS:
        key = content.pop(word, None)
        if isinstance(key, str):
            return RawRecord(section, key, content, Place(name, number, f"{section}.{key}"))
    return None
