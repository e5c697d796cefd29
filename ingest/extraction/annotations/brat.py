"""brat: stand-off annotations, an ``.ann`` beside each ``.txt`` (https://brat.nlplab.org/standoff.html)."""

import re
from pathlib import Path

from ingest.extraction.annotations.marks import Link, Mark, Marked, broken, lines_of

_SPANS = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)")
_PART = re.compile(r"([^\s:]+):(\S+)")


def read(file: Path) -> Marked:
    """Read a file of brat's.

    Args:
        file: The file.

    Returns:
        Its text-bound annotations as marks, its relations and events as links; notes and unary remarks are left aside.

    Raises:
        WorkError: A line is none of brat's, or refers to what is not there.
    """
    marks: dict[str, Mark] = {}
    links: dict[str, Link] = {}
    said: dict[str, set[str]] = {}
    same: list[list[str]] = []
    known: dict[str, str] = {}
    for number, line in enumerate(lines_of(file).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        key, _, rest = line.partition("\t")
        content, _, words = rest.partition("\t")
        if key.startswith("T"):
            marks[key] = _mark(file, number, key, content, words)
        elif key[:1] in "RE":
            links[key] = _link(file, number, key, content)
        elif key[:1] in "AM":
            name, _, target = content.partition(" ")
            said.setdefault(target.partition(" ")[0], set()).add(name)
        elif key.startswith("N"):
            _, target, reference, *_ = (*content.split(" "), "", "", "")
            known[target] = reference
        elif key == "*":
            same.append(content.split()[1:])
        else:
            raise broken(file, number, f"“{key}” begins no line of brat's; they begin with T, R, E, A, M, N, * or #.")
    entities = known | {key: f"={group[0]}" for group in same for key in group}
    whole = {link.key: _resolved(link, marks, links, file) for link in links.values()}
    return Marked(
        file,
        tuple(_with_entity(mark, entities.get(mark.key)) for mark in marks.values()),
        tuple(_with_attributes(link, frozenset(said.get(link.key, ()))) for link in whole.values()),
        _text(file),
    )


def _mark(file: Path, number: int, key: str, content: str, words: str) -> Mark:
    found = _SPANS.fullmatch(content.strip())
    if found is None:
        raise broken(file, number, f"{key} says “{content}”, where a label and offsets belong, such as Person 0 12.")
    pieces = [(int(start), int(end)) for start, end in (pair.split(" ") for pair in found[2].split(";"))]
    if wrong := next(((start, end) for start, end in pieces if start >= end), None):
        raise broken(file, number, f"{key} ends at {wrong[1]}, which is not after its start, {wrong[0]}.")
    # A mark in pieces is taken from the first to the last: a claim's words stand in one stretch.
    start, end = pieces[0][0], pieces[-1][1]
    return Mark(key, found[1], start, end, number, words if ";" not in found[2] and words else None)


def _link(file: Path, number: int, key: str, content: str) -> Link:
    label, _, rest = content.strip().partition(" ")
    trigger = None
    if key.startswith("E"):
        label, _, trigger = label.partition(":")
        if not trigger:
            raise broken(file, number, f"{key} has no trigger; an event is written Label:T1 Role:T2.")
    parts = {found[1]: found[2] for found in _PART.finditer(rest)}
    if key.startswith("R") and len(parts) != 2:
        raise broken(file, number, f"{key} links {len(parts)} marks; a relation is written Label Arg1:T1 Arg2:T2.")
    return Link(key, label, parts, trigger, number)


def _resolved(link: Link, marks: dict[str, Mark], links: dict[str, Link], file: Path) -> Link:
    """Let an event that plays a part stand for its trigger."""
    parts = {role: (links[key].trigger or key) if key in links else key for role, key in link.parts.items()}
    for key in (*parts.values(), *((link.trigger,) if link.trigger else ())):
        if key not in marks:
            raise broken(file, link.line, f"{link.key} refers to {key}, which is not in the file.")
    return Link(link.key, link.label, parts, link.trigger, link.line, link.attributes)


def _with_entity(mark: Mark, entity: str | None) -> Mark:
    return Mark(mark.key, mark.label, mark.start, mark.end, mark.line, mark.words, entity)


def _with_attributes(link: Link, attributes: frozenset[str]) -> Link:
    return Link(link.key, link.label, link.parts, link.trigger, link.line, attributes)


def _text(file: Path) -> str | None:
    beside = file.with_suffix(".txt")
    # Line ends and a byte-order mark count in brat's offsets: they stay as they are.
    return beside.read_bytes().decode("utf-8", "replace") if beside.is_file() else None
