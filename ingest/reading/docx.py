"""DOCX: paragraphs, lists, the rows of tables, text boxes and notes, in the order in which they are read."""

from collections.abc import Iterator

from lxml import etree

from ingest.reading.package import Package
from ingest.reading.reading import CELL, Block, Details, Extract, flowing, join
from ingest.reading.xml_tree import parse

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_CORE = "docProps/core.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_TITLE = frozenset({"Title", "Titel", "Titre"})


def read(content: bytes, name: str) -> Extract:
    """Read a DOCX file.

    Args:
        content: Its bytes.
        name: The file, as the user named it.

    Raises:
        WorkError: It is broken, encrypted or a bomb.
    """
    details = Details()
    with Package(content, name) as package:
        body = parse(package.read("word/document.xml"), f"{name} (word/document.xml)")
        found = [Block(text) for text in _paragraphs(body)]
        for part in _NOTES:
            if part in package.names:
                found += [Block(text) for text in _paragraphs(parse(package.read(part), f"{name} ({part})"))]
        if _CORE in package.names:
            _describe(parse(package.read(_CORE), f"{name} ({_CORE})"), details)
    details.offer("title", _title(body), "its title paragraph")
    joined, _ = join(found)
    return Extract(joined, details)


def _paragraphs(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}p":
            yield _words(child)
            seen: set[str] = set()
            for box in _boxes(child):
                for text in _paragraphs(box):
                    # Word writes each box twice, for its older versions.
                    if text not in seen:
                        seen.add(text)
                        yield text
        elif child.tag == f"{_W}tbl":
            for row in child.iterchildren(f"{_W}tr", f"{_W}sdt", f"{_W}ins"):
                yield CELL.join(flowing(" ".join(_paragraphs(cell))) for cell in _cells(row)).strip()
        elif child.tag not in (f"{_W}del", f"{_W}sectPr"):
            yield from _paragraphs(child)


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Give the text boxes that hang on a paragraph; what hangs in a box is found when the box is read."""
    inside = etree.iterwalk(paragraph, events=("start",))
    for _, element in inside:
        if element.tag == f"{_W}txbxContent":
            inside.skip_subtree()
            yield element


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row.iter(f"{_W}tc") if not any(around.tag == f"{_W}tc" for around in _between(cell, row))]


def _between(element: etree._Element, outermost: etree._Element) -> Iterator[etree._Element]:
    for around in element.iterancestors():
        if around is outermost:
            return
        yield around


def _words(paragraph: etree._Element) -> str:
    parts: list[str] = []
    inside = etree.iterwalk(paragraph, events=("start",))
    for _, element in inside:
        tag = element.tag
        if tag in (f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr"):
            inside.skip_subtree()
        elif tag == f"{_W}t":
            parts.append(element.text or "")
        elif tag == f"{_W}tab":
            parts.append(" ")
        elif tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            parts.append("-")
    return "\n".join(flowing(row) for row in "".join(parts).split("\n"))


def _title(body: etree._Element) -> str | None:
    for paragraph in body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and style.get(f"{_W}val") in _TITLE:
            return _words(paragraph)
    return None


def _describe(core: etree._Element, details: Details) -> None:
    where = "its properties"
    details.offer("title", core.findtext(f"{_DC}title"), where)
    details.offer("publisher", core.findtext(f"{_DC}publisher"), where)
    details.offer("language", core.findtext(f"{_DC}language"), where)
    details.offer("published", core.findtext(f"{_TERMS}created"), f"{where}, when it was made")
    details.offer_authors((core.findtext(f"{_DC}creator") or "").split(";"), where)
