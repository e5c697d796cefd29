"""YAML as dots writes it: one record after another in lines that a person reads, and fast.

A serializer that knows any YAML is thirty times slower than this one, which knows mappings, lists, texts and numbers.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

WIDTH = 116
"""Characters of a line, where a value can be broken over several."""

_STEP = "  "
_PLAIN = re.compile(r"[^\W\d_][\w .()/+’‘“”–—-]*+(?<! )")
_PLAIN_IN_BLOCK = re.compile(r"[^\W\d_](?:[\w .()/+’‘“”–—,;!?'\"%&-]++|:(?=\S))*+(?<! )")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"})
"""What YAML 1.1 reads as something else than a text."""

_QUOTED = json.JSONEncoder(ensure_ascii=False).encode
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What JSON writes as it is, and YAML does not."""


def lines(record: Mapping[str, Any], depth: int = 0) -> list[str]:
    """Write a mapping, one field a line where its value fits on one.

    Args:
        record: Texts, numbers, enumerations, lists and mappings by name; a field of None is left out.
        depth: How deep it stands.

    Returns:
        The lines, without their ends.
    """
    indent = _STEP * depth
    found: list[str] = []
    for name, value in record.items():
        if value is None:
            continue
        if isinstance(value, str):
            found.append(f"{indent}{name}: {_text(value, _PLAIN_IN_BLOCK)}")
            continue
        is_list = isinstance(value, (list, tuple))
        if is_list and value and isinstance(value[0], (dict, Mapping)):
            found.append(f"{indent}{name}:")
            found += [f"{indent}{_STEP}- {_flow(item)}" for item in value]
            continue
        short = _flow(value)
        room = WIDTH - len(indent) - len(name) - 2
        if len(short) <= room or not (is_list or isinstance(value, (dict, Mapping, Sequence))):
            found.append(f"{indent}{name}: {short}")
            continue
        found.append(f"{indent}{name}:")
        if isinstance(value, (dict, Mapping)):
            found += lines(value, depth + 1)
        else:
            found += _wrapped([_flow(item) for item in value], indent + _STEP)
    return found


def key(text: str) -> str:
    """Write the key of a record: in quotation marks where other readers of YAML would take it for no text."""
    return _text(text, _PLAIN)


def _wrapped(items: Sequence[str], indent: str) -> Iterator[str]:
    line = f"{indent}["
    for number, item in enumerate(items):
        text = item + ("]" if number == len(items) - 1 else ",")
        if len(line) + len(text) + 1 > WIDTH and line.strip() != "[":
            yield line.rstrip()
            line = f"{indent} "
        line += text if line.endswith(("[", " ")) and line.strip() in ("", "[") else f" {text}"
    yield line


def _flow(value: Any) -> str:
    kind = type(value)
    if kind is str:
        return _text(value, _PLAIN)
    if kind is int:
        return str(value)
    if kind is dict:
        said = [
            f"{name}: {_text(item, _PLAIN) if type(item) is str else item if type(item) is int else _flow(item)}"
            for name, item in value.items()
            if item is not None
        ]
        return f"{{{', '.join(said)}}}"
    if kind is tuple or kind is list:
        if value and type(value[0]) is tuple:
            # Spans: of these a draft has the most.
            return f"[{', '.join([f'[{start}, {end}]' for start, end in value])}]"
        return f"[{', '.join(map(_flow, value))}]"
    return _rarer(value)


def _rarer(value: Any) -> str:
    if isinstance(value, str):  # an enumeration
        return _text(str(value), _PLAIN)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal | float):
        # With an exponent and no point, a number would be read as a text.
        return format(Decimal(str(value)), "f")
    if isinstance(value, Mapping):
        return _flow(dict(value))
    return "null" if value is None else str(value)


@lru_cache(maxsize=4096)
def _text(text: str, plain: re.Pattern[str]) -> str:
    if text.isalnum() and text.isascii():  # a word or a digest, told without a look at each letter
        return text if text[0].isalpha() and text.lower() not in _WORDS else f'"{text}"'
    if plain.fullmatch(text) and text.lower() not in _WORDS:
        return text
    quoted = _QUOTED(text)
    return quoted if quoted.isprintable() else _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
