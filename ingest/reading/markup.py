"""Markup: the blocks of an element tree, whether of HTML, of a book's chapter or of what is left of a page."""

from collections.abc import Iterator

from lxml import etree, html

from ingest.reading.elements import MOST_OF_PAGE, count, refuse_more
from ingest.reading.reading import CELL, Block, flowing
from schema.errors import WorkError

LEFT_OUT = frozenset(
    {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "head", "title", "form"}
    | {"button", "select", "textarea", "audio", "video", "canvas", "nav"}
)
"""Elements whose text nobody reads."""

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr"}
    | {"html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "ul"}
    # As trafilatura calls them.
    | {"ab", "doc", "entry", "graphic", "item", "list", "quote", "text"}
)
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "lb"})
PARTED = _BLOCKS | _ROWS | _CELLS | _BREAKS
"""Elements that do not stand in one line with the text around them."""

HIDDEN = (
    "//*[not(self::html or self::body)]"
    "[@hidden or contains(translate(@style, 'DISPLAYNOE ', 'displaynoe'), 'display:none')]"
)
"""The elements that are not shown, as XPath; a page that is hidden as a whole is one that a script shows."""

DEEPEST = 200
"""Levels of elements that are gone down; a page has twenty."""


def tree(content: bytes | str, name: str, encoding: str | None = None) -> html.HtmlElement:
    """Read HTML, broken or not, without fetching or running anything that it names.

    Args:
        content: The page.
        name: The file, as the user named it.
        encoding: What it is encoded in; None where it says so itself.

    Raises:
        WorkError: There is nothing in it that could be read, or more elements than any page has.
    """
    refuse_more(count(content, MOST_OF_PAGE), MOST_OF_PAGE, name)
    parser = html.HTMLParser(no_network=True, encoding=encoding, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise WorkError(f"{name}: holds no HTML that can be read: {error}.") from error


def blocks(element: etree._Element) -> list[Block]:
    """Give the text of an element, cut where a reader sees a new paragraph, item or row.

    Args:
        element: Any element.

    Returns:
        The blocks in order; what is left out of a page when it is shown is left out here.
    """
    return [Block(text) for text in _Walk().over(element)]


class _Walk:
    """A walk over an element tree, collecting what stands on one line until a block ends."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._done: list[str] = []

    def over(self, element: etree._Element) -> Iterator[str]:
        self._go(element, 0)
        self._close()
        yield from self._done

    def _go(self, element: etree._Element, depth: int) -> None:
        tag = _tag(element)
        if tag is None or tag in LEFT_OUT or _is_hidden(element):
            return
        if depth > DEEPEST:
            self._parts.append(" ".join(text for text in element.itertext() if isinstance(text, str)))
            return
        if tag in _ROWS:
            self._row(element)
            return
        if tag in _BREAKS:
            self._parts.append("\n")
            return
        parts = tag in _BLOCKS
        if parts:
            self._close()
        self._parts.append(_kept(element.text, tag))
        for child in element:
            self._go(child, depth + 1)
            self._parts.append(_kept(child.tail, tag))
        if parts:
            self._close()

    def _row(self, row: etree._Element) -> None:
        self._close()
        cells = []
        for cell in row.iter(*_CELLS):
            # The cells of a table within a cell are that cell's words.
            if next(cell.iterancestors(*_ROWS)) is row:
                cells.append(flowing(" ".join(_Walk().over(cell))) if _tag(cell) else "")
        if any(cells):
            self._done.append(CELL.join(cells).strip())

    def _close(self) -> None:
        text = "\n".join(flowing(row) for row in "".join(self._parts).split("\n"))
        self._parts.clear()
        if text.strip():
            self._done.append(text)


def _tag(element: etree._Element) -> str | None:
    # Comments and instructions have a function where elements have a name.
    tag: object = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else None


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return "display:none" in (element.get("style") or "").replace(" ", "").lower()


def _kept(text: str | None, tag: str) -> str:
    # Only what is set as it was typed means its line breaks; elsewhere they are spaces.
    if not text:
        return ""
    return text if tag in ("pre", "code") else text.replace("\n", " ").replace("\r", " ")
