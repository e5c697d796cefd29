"""YAML dossiers and drafts, read event by event: every field knows its line, and nothing expands behind one's back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from ingest.problems import Place, Problems
from ingest.raw_records import DOSSIER, DRAFT, HEADER, RawRecord, misencoded
from schema.dossiers import SECTIONS

LARGEST = 32 * 2**20
"""Bytes of a YAML dossier: it is held in memory whole, and no one reads more by eye."""

DEEPEST = 20
"""Levels of nesting; a dossier has six."""
TOO_DEEP = f"is nested more than {DEEPEST} levels deep; a dossier needs six"

MOST_ALIASES = 100
"""References to anchors; each repeats a value, and none may repeat a value that holds another."""

LITERAL = frozenset({"digest", "sha256", "language", "script"})
"""Fields that are text whatever they look like: a digest of digits only, and `no` for Norwegian."""

_STEP = "\0"
# Between the parts of a path while the tree is read: keys may hold dots, and no text may hold this.

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):
    """A file that is not read further."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that has begun and not ended."""

    value: dict[str, Any] | list[Any]
    path: str
    line: int
    anchor: str | None
    key: str | None = None
    key_line: int = 0
    holds_alias: bool = False


@dataclass(slots=True)
class _Tree:
    """What was read so far."""

    name: str
    noun: str
    problems: Problems
    lines: dict[str, int] = field(default_factory=dict)
    anchors: dict[str, Any] = field(default_factory=dict)
    open: list[_Open] = field(default_factory=list)
    root: Any = None
    aliases: int = 0


def records(
    path: Path, name: str, problems: Problems, noun: str = DOSSIER, content: bytes | None = None
) -> Iterator[RawRecord]:
    """Read the records of a YAML dossier or draft.

    Args:
        path: Where it lies.
        name: As the user named it.
        problems: Where to note what cannot be read.
        noun: What it holds: `DOSSIER` or `DRAFT`.
        content: Its bytes, where they have been read.

    Yields:
        Each record that can be read, the header first; none where the file is no YAML.
    """
    size = path.stat().st_size if content is None else len(content)
    if size > LARGEST:
        problems.add(
            name,
            0,
            "",
            f"is {size / 2**20:.0f} MiB of YAML, which has to be read into memory whole; {_smaller(noun)}",
        )
        return
    tree = _Tree(name, noun, problems)
    try:
        _read(_decoded(path.read_bytes() if content is None else content), tree)
    except _Refused as refused:
        problems.add(name, refused.line, "", refused.message)
        return
    if not isinstance(tree.root, dict):
        problems.add(name, 1, "", f"is no {noun}: it begins with `dots: 1`, `{noun}: KEY` and `title: …`")
        return
    yield from _cut(tree)


def _smaller(noun: str) -> str:
    if noun == DRAFT:
        return f"cut its document into several, of which each has a draft of {LARGEST // 2**20} MiB at the most"
    return f"write dossiers of more than {LARGEST // 2**20} MiB as JSONL, which is read as a stream"


def _decoded(content: bytes) -> str:
    if wrong := misencoded(content):
        raise _Refused(0, wrong)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _Refused(line, f"byte {error.start} of the file is not UTF-8; save it as UTF-8") from None
    if (found := text.find("\0")) >= 0:
        raise _Refused(text.count("\n", 0, found) + 1, "holds a NUL byte, which has no place in a text; remove it")
    return text


def _read(text: str, tree: _Tree) -> None:
    loader = _Loader(text)
    try:
        documents = 0
        while (event := loader.get_event()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Refused(_line(event), "begins a second YAML document; a file holds one " + tree.noun)
            elif isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                _take(event, tree)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = " ".join(part for part in (error.context, error.problem) if part)
        if "nesting depth" in said:
            # libyaml looks ahead, and some builds count the levels themselves, before there is an event to count by.
            raise _Refused(mark.line + 1 if mark else 0, TOO_DEEP) from None
        raise _Refused(mark.line + 1 if mark else 0, f"is broken YAML: {said}") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position if isinstance(error.position, int) else 0) + 1
        raise _Refused(line, f"holds a character that YAML does not allow: U+{_code(error.character):04X}") from None
    finally:
        loader.dispose()


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _code(character: int | str | bytes) -> int:
    return character if isinstance(character, int) else ord(character[:1])


def _take(event: yaml.Event, tree: _Tree) -> None:
    line = _line(event)
    if isinstance(event, yaml.CollectionEndEvent):
        closed = tree.open.pop()
        if closed.anchor and not closed.holds_alias:
            tree.anchors[closed.anchor] = closed.value
        if tree.open and closed.holds_alias:
            tree.open[-1].holds_alias = True
        return
    if tree.open and isinstance(tree.open[-1].value, dict) and tree.open[-1].key is None:
        tree.open[-1].key, tree.open[-1].key_line = _key(event, line), line
        return
    if (tag := getattr(event, "tag", None)) is not None:
        raise _Refused(line, f"the tag {tag} has no meaning in a {tree.noun}; remove it")
    if isinstance(event, yaml.ScalarEvent):
        if _STEP in event.value:
            raise _Refused(line, "holds a NUL character, which has no place in a text; remove it")
        value = _scalar(event, tree)
        if event.anchor:
            tree.anchors[event.anchor] = value
        _place(value, tree, line)
    elif isinstance(event, yaml.AliasEvent):
        _place(_aliased(event, tree, line), tree, line)
    elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        if len(tree.open) >= DEEPEST:
            raise _Refused(line, TOO_DEEP)
        value = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = _place(value, tree, line)
        tree.open.append(_Open(value, path, line, event.anchor))


def _key(event: yaml.Event, line: int) -> str:
    # A key is text as it stands: `no`, `on` and `2016` are keys, and no values.
    if not isinstance(event, yaml.ScalarEvent) or _STEP in event.value:
        raise _Refused(line, "has a key that is no plain text")
    return str(event.value)


def _place(value: Any, tree: _Tree, line: int) -> str:
    if not tree.open:
        tree.root = value
        return ""
    around = tree.open[-1]
    if isinstance(around.value, list):
        name = str(len(around.value))
        around.value.append(value)
    else:
        name = around.key or ""
        around.key, line = None, around.key_line
    path = f"{around.path}{_STEP}{name}" if around.path else name
    if isinstance(around.value, dict):
        if name in around.value:
            shown = path.replace(_STEP, ".")
            tree.problems.add(
                tree.name, line, shown, f"stands here twice; the first is on line {tree.lines[path]}. Keep one"
            )
            return path
        around.value[name] = value
    tree.lines[path] = line
    return path


def _aliased(event: yaml.AliasEvent, tree: _Tree, line: int) -> Any:
    tree.aliases += 1
    if tree.aliases > MOST_ALIASES:
        raise _Refused(line, f"repeats values by alias more than {MOST_ALIASES} times; write them out, or use JSONL")
    if event.anchor not in tree.anchors:
        raise _Refused(line, f"the alias *{event.anchor} names nothing, or a value that holds aliases itself")
    if tree.open:
        tree.open[-1].holds_alias = True
    return tree.anchors[event.anchor]


def _scalar(event: yaml.ScalarEvent, tree: _Tree) -> Any:
    if tree.open and tree.open[-1].key in LITERAL:
        return event.value
    if not event.implicit[0]:
        return event.value
    try:
        return _plain(event.value)
    except (ValueError, OverflowError):
        return event.value


@lru_cache(maxsize=4096)
def _plain(text: str) -> Any:
    loader = yaml.SafeLoader("")
    tag: str = loader.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    if tag == "tag:yaml.org,2002:str":
        return text
    return loader.construct_object(yaml.ScalarNode(tag, text))


def _cut(tree: _Tree) -> Iterator[RawRecord]:
    inside: dict[tuple[str, str], dict[str, int]] = {}
    for path, line in tree.lines.items():
        section, _, rest = path.partition(_STEP)
        if section in SECTIONS and rest:
            key, _, field_path = rest.partition(_STEP)
            inside.setdefault((section, key), {})[field_path.replace(_STEP, ".")] = line
    header = {name: value for name, value in tree.root.items() if name not in SECTIONS}
    own = {path.replace(_STEP, "."): line for path, line in tree.lines.items() if path.partition(_STEP)[0] in header}
    yield RawRecord(HEADER, "", header, Place(tree.name, 1, "", own))
    for section in SECTIONS:
        content = tree.root.get(section) or {}
        if not isinstance(content, dict):
            tree.problems.add(tree.name, tree.lines[section], section, "is no mapping of keys to records")
            continue
        for key, fields in content.items():
            lines = inside[section, key]
            place = Place(tree.name, lines[""], f"{section}.{key}", lines)
            if isinstance(fields, dict):
                yield RawRecord(section, key, fields, place)
            else:
                place.report(tree.problems, "", "is no mapping of fields to values")
