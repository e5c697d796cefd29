"""WebAnno TSV 3, as WebAnno and INCEpTION export it: a token a line, its annotations in columns.

Source of the format: the user guide of INCEpTION, appendix "WebAnno TSV 3". Offsets count UTF-16 units, as Java does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.extraction.annotations.marks import Link, Mark, Marked, broken, lines_of

_FORMAT = re.compile(r"#FORMAT=WebAnno TSV 3(\.\d+)?")
_TOKEN = re.compile(r"(\d+-\d+(?:\.\d+)?)\t(\d+)-(\d+)\t([^\t]*)(?:\t(.*))?")
_VALUE = re.compile(r"(.*?)(?:\[(\d+)\])?", re.DOTALL)
_TARGET = re.compile(r"(\d+-\d+(?:\.\d+)?)(?:\[(\d+)_(\d+)\])?")
_ESCAPED = re.compile(r"\\(.)")
EMPTY = ("_", "*", "")

_OF_THE_TEXT = ("lexmorph", "segmentation", "transform", "pdf", "syntax")
"""Parts of the names of layers that say how a text is built, and not what it speaks of."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """The columns of a layer."""

    name: str
    first: int
    features: tuple[str, ...]
    kind: str

    @property
    def marks(self) -> bool:
        """Whether it marks words."""
        return self.kind == "#T_SP" and not any(part in self.name for part in _OF_THE_TEXT)

    @property
    def links(self) -> bool:
        """Whether it joins marks."""
        return self.kind == "#T_RL" and not any(part in self.name for part in _OF_THE_TEXT)


@dataclass(slots=True)
class _Open:
    """A mark that may go on with the next token."""

    label: str
    start: int
    end: int
    line: int
    entity: str | None = None


def read(file: Path) -> Marked:
    """Read a TSV of WebAnno's.

    Args:
        file: The file.

    Returns:
        Its spans as marks and its relations as links.

    Raises:
        WorkError: The file is of another format, or a line is none of it.
    """
    lines = lines_of(file).splitlines()
    if not lines or not _FORMAT.fullmatch(lines[0].strip()):
        raise broken(file, 1, "is no WebAnno TSV 3: it does not begin with #FORMAT=WebAnno TSV 3.")
    layers = list(_layers(lines))
    tokens = list(_tokens(file, lines))
    width = max((end for _, _, end, _, _ in tokens), default=0)
    units = _text_of(tokens, width)
    points = _code_points(units)
    opened: dict[tuple[str, str], _Open] = {}
    for number, start, end, address, columns in tokens:
        for layer in (layer for layer in layers if layer.marks):
            for place, label, entity in _values(layer, columns):
                key = (layer.name, f"#{place}" if place else address)
                there = opened.setdefault(key, _Open(label, start, end, number, entity))
                there.end = max(there.end, end)
    marks = tuple(
        Mark(":".join(key), one.label, points[one.start], points[one.end], one.line, None, one.entity)
        for key, one in opened.items()
    )
    spans = [layer for layer in layers if layer.marks]
    links = tuple(_links(file, layers, spans, tokens, opened))
    return Marked(file, marks, links, units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def _layers(lines: Sequence[str]) -> Iterator[_Layer]:
    column = 0
    for line in lines:
        kind, equals, rest = line.strip().partition("=")
        if equals and kind in ("#T_SP", "#T_RL", "#T_CH"):
            name, *features = rest.split("|")
            yield _Layer(name, column, tuple(features), kind)
            column += max(len(features), 1)


def _tokens(file: Path, lines: Sequence[str]) -> Iterator[tuple[int, int, int, str, list[str]]]:
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _TOKEN.fullmatch(line.rstrip("\r\n"))
        if found is None:
            raise broken(file, number, "is no token: it is written 1-1, a tab, 0-5, a tab, the word, and its columns.")
        start, end = int(found[2]), int(found[3])
        if start > end:
            raise broken(file, number, f"the token ends at {end}, before it starts at {start}.")
        # The word stands behind the columns, so that the text can be put together again.
        yield number, start, end, found[1], [*(found[5] or "").rstrip("\t").split("\t"), _unescaped(found[4])]


def _text_of(tokens: Sequence[tuple[int, int, int, str, list[str]]], width: int) -> str:
    """Put the text together, in UTF-16 units: what stands between the tokens is white space."""
    units = [" "] * width
    for _, start, _, address, columns in tokens:
        if "." in address:
            continue  # a part of a token, which stands on the line before
        encoded = columns[-1].encode("utf-16-le", "surrogatepass")
        for place in range(0, len(encoded), 2):
            if start + place // 2 < width:
                units[start + place // 2] = encoded[place : place + 2].decode("utf-16-le", "surrogatepass")
    return "".join(units)


def _code_points(units: str) -> list[int]:
    """Give for each place in UTF-16 units how many code points stand before it."""
    points, count = [0], 0
    for unit in units:
        if not "\udc00" <= unit <= "\udfff":
            count += 1
        points.append(count)
    return points


def _values(layer: _Layer, columns: Sequence[str]) -> Iterator[tuple[str, str, str | None]]:
    """Give the annotations of a layer on one token: their number where they go on, their label, and whom they name."""
    cells = [_split(columns[layer.first + n]) if layer.first + n < len(columns) - 1 else [] for n in _width(layer)]
    for number in range(max(map(len, cells), default=0)):
        label, entity, place = "", None, ""
        for feature, cell in zip(layer.features or ("value",), cells, strict=False):
            if number >= len(cell):
                continue
            found = _VALUE.fullmatch(cell[number])
            text, place = (found[1], found[2] or place) if found else (cell[number], place)
            if feature == "identifier":
                entity = _unescaped(text) if text not in EMPTY else None
            elif text not in EMPTY and (not label or feature in ("value", "label")):
                label = _unescaped(text)
        if label or place:
            yield place, label or layer.name.rpartition(".")[2], entity


def _width(layer: _Layer) -> range:
    return range(max(len(layer.features), 1))


def _links(
    file: Path,
    layers: Sequence[_Layer],
    spans: Sequence[_Layer],
    tokens: Sequence[tuple[int, int, int, str, list[str]]],
    opened: Mapping[tuple[str, str], _Open],
) -> Iterator[Link]:
    addresses = {address: columns for _, _, _, address, columns in tokens}
    for layer in (layer for layer in layers if layer.links):
        base = next((one.removeprefix("BT_") for one in layer.features if one.startswith("BT_")), "")
        over = next((one for one in spans if one.name == base), None)
        for number, _, _, address, columns in tokens:
            cells = [_split(columns[layer.first + n]) for n in _width(layer) if layer.first + n < len(columns) - 1]
            if len(cells) < 2 or over is None:
                continue
            for label, target in zip(cells[0], cells[-1], strict=False):
                if target in EMPTY:
                    continue
                found = _TARGET.fullmatch(target)
                if found is None or found[1] not in addresses:
                    raise broken(file, number, f"“{target}” is no token of the file, where a relation leads.")
                # The line is the relation's target; its last column says where it comes from (governor and dependent).
                source = _mark_at(over, found[1], found[2], addresses[found[1]], opened)
                here = _mark_at(over, address, found[3], columns, opened)
                if source is None or here is None:
                    raise broken(file, number, f"the relation to “{target}” links tokens that are not marked.")
                plain = _VALUE.fullmatch(label)
                told = _unescaped(plain[1] if plain else label)
                yield Link(f"{number}:{target}", told, {"Arg1": source, "Arg2": here}, None, number)


def _mark_at(
    layer: _Layer, address: str, number: str | None, columns: Sequence[str], opened: Mapping[tuple[str, str], _Open]
) -> str | None:
    wanted = {f"#{number}"} if number and number != "0" else set()
    wanted |= {f"#{place}" if place else address for place, _, _ in _values(layer, columns)} if not wanted else set()
    return next((f"{layer.name}:{place}" for place in sorted(wanted) if (layer.name, place) in opened), None)


def _split(cell: str) -> list[str]:
    """Cut a cell at its bars, those that are escaped left out."""
    return re.split(r"(?<!\\)\|", cell)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
