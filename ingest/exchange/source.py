"""A source: the records of a file in another format, and the one text that they make."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schema.errors import WorkError

FTM, STIX = "ftm", "stix"
LARGEST = 64 * 2**20
"""Bytes of a file: a document is held as a whole."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds.

    Args:
        path: The file.
        form: ``ftm`` or ``stix``.
        records: Its records, in order; of a STIX bundle, the first is the bundle without its objects.
    """

    path: Path
    form: str
    records: tuple[Record, ...]


def read(path: Path) -> Source:
    """Read a file of FollowTheMoney entities, one a line, or a STIX bundle.

    Args:
        path: The file.

    Returns:
        Its records.

    Raises:
        WorkError: It cannot be read, or is neither; the message has the line.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise WorkError(f"{path} is larger than {LARGEST // 2**20} MiB.", remedy="Split it, and import the parts.")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise WorkError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise WorkError(f"{path}: byte {error.start} is not UTF-8.", remedy="Save it as UTF-8.") from None
    bundle = _json(text)
    if isinstance(bundle, dict) and bundle.get("type") == "bundle" and isinstance(bundle.get("objects"), list):
        objects = bundle["objects"]
        for number, each in enumerate(objects):
            if not (isinstance(each, dict) and isinstance(each.get("id"), str) and isinstance(each.get("type"), str)):
                raise WorkError(f"{path}: objects.{number} is no STIX object: it needs an id and a type.")
        head = {name: value for name, value in bundle.items() if name != "objects"}
        return Source(path, STIX, (head, *objects))
    records = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            entity = _json(line)
            if not _is_entity(entity):
                raise WorkError(
                    f"{path}:{number}: this is no FollowTheMoney entity, nor is the file a STIX bundle.",
                    remedy="Give one entity a line, each with its id, schema and properties; or a bundle.",
                )
            records.append(entity)
    if not records:
        raise WorkError(f"{path} holds no record.")
    return Source(path, FTM, tuple(records))


def line(record: Record) -> str:
    """Write a record on one line, in letters that no normalising changes."""
    return json.dumps(record, ensure_ascii=True)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_entity(entity: Any) -> bool:
    return (
        isinstance(entity, dict)
        and isinstance(entity.get("id"), str)
        and isinstance(entity.get("schema"), str)
        and isinstance(entity.get("properties"), dict)
        and all(isinstance(values, list) for values in entity["properties"].values())
    )
