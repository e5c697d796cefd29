"""PDF: the text layer, page by page, its lines put together as the paragraphs that they were set from."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from ingest.reading.pdf_lines import Line, of_page, paragraphs, usual_spacing
from ingest.reading.reading import Block, Details, Extract, join, line
from schema.errors import WorkError

MOST_PAGES = 5000

FEWEST_LETTERS = 16
"""Letters on a page, on the average, under which a document is pictures of pages and no text."""

RUNNING = 0.5
"""The part of the pages on which a line must stand at the edge, to be no part of the text."""

EDGE = 2
"""Lines from the top and the bottom that may be running ones."""

_NUMBER = re.compile(r"(?:page |p\. ?|- ?)?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?(?: ?-)?", re.I)
_DIGITS = re.compile(r"\d+")
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
_NOBODY = re.compile(r"anonymous|unknown|admin(?:istrator)?|user|owner|author", re.I)
_NO_TITLE = re.compile(r"untitled|microsoft word - .*|.*\.(?:docx?|pdf|indd|qxd|rtf|odt|tex|dvi|pages)", re.I)


def read(content: bytes, name: str) -> Extract:
    """Read a PDF.

    Args:
        content: Its bytes.
        name: The file, as the user named it.

    Raises:
        WorkError: It is broken or encrypted, or has no text layer.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise WorkError(f"{name}: is encrypted.", remedy="Save it without a password.") from error
        raise WorkError(
            f"{name}: is a broken PDF: {str(error).rstrip('.')}.", remedy="Get it again, or print it anew."
        ) from error
    try:
        if len(document) > MOST_PAGES:
            raise WorkError(f"{name}: has {len(document)} pages; no more than {MOST_PAGES} are read.")
        pages, unreadable = _pages(document)
        details = Details()
        _describe(document, details)
    except pdfium.PdfiumError as error:
        raise WorkError(
            f"{name}: is a broken PDF: {str(error).rstrip('.')}.", remedy="Get it again, or print it anew."
        ) from error
    finally:
        document.close()
    letters = sum(sum(map(str.isalnum, one.text)) for page in pages for one in page)
    if letters < FEWEST_LETTERS * max(len(pages), 1) and letters < 1000:
        raise WorkError(
            f"{name}: has no text layer: its pages are pictures.",
            remedy="Recognise its text first (OCR, such as `ocrmypdf in.pdf out.pdf`).",
        )
    notes = [f"{unreadable} pages cannot be read"] if unreadable else []
    kept, dropped = _without_running(pages)
    if dropped:
        notes.append(f"{dropped} running headers, footers and page numbers left out")
    if bare := sum(not page for page in pages):
        notes.append(f"{bare} of {len(pages)} pages have no text; if they are scanned, recognise it (OCR)")
    text, starts = join(list(_blocks(kept)))
    details.offer("title", _heading(kept), "its largest words")
    return Extract(text, details, _complete(starts, len(pages), len(text)), tuple(notes))


def _pages(document: Any) -> tuple[list[list[Line]], int]:
    import pypdfium2 as pdfium

    pages: list[list[Line]] = []
    unreadable = 0
    for number in range(len(document)):
        try:
            page = document[number]
            try:
                pages.append(of_page(page, number + 1))
            finally:
                page.close()
        except pdfium.PdfiumError:
            unreadable += 1
            pages.append([])
    return pages, unreadable


def _without_running(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], int]:
    """Leave out what stands at the edge of most pages, and the numbers of pages."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(one.text) for one in _edges(page)})
    often = {shape for shape, count in seen.items() if count >= max(3, RUNNING * len(pages))}
    kept, dropped = [], 0
    for page in pages:
        edges = {id(one) for one in _edges(page)}
        rest = [
            one
            for one in page
            if id(one) not in edges
            or not (_shape(one.text) in often or (len(pages) > 1 and _NUMBER.fullmatch(one.text)))
        ]
        dropped += len(page) - len(rest)
        kept.append(rest)
    return kept, dropped


def _edges(page: list[Line]) -> list[Line]:
    from_above = sorted(page, key=lambda one: -one.top)
    return [*from_above[:EDGE], *from_above[EDGE:][-EDGE:]]


def _shape(text: str) -> str:
    return _DIGITS.sub("0", text.casefold())


def _blocks(pages: Sequence[list[Line]]) -> Iterator[Block]:
    """Give the paragraphs of all pages; one that runs over the end of a page is one paragraph."""
    spacing = usual_spacing(pages)
    before = ""
    for page in pages:
        for number, text in enumerate(paragraphs(page, spacing)):
            yield Block(text, page[0].page, goes_on=number == 0 and _goes_on(before, text))
            before = text


def _goes_on(before: str, after: str) -> bool:
    return bool(before) and after[0].islower() and not before.endswith((".", "!", "?", ":", "”", '"'))


def _complete(starts: tuple[int, ...], pages: int, length: int) -> tuple[int, ...]:
    # Pages behind the last text start, and end, where it ends.
    return (*starts, *(length,) * (pages - len(starts)))


def _heading(pages: Sequence[list[Line]]) -> str | None:
    """Give the words of the first page that are set larger than its text."""
    first = next((page for page in pages if page), [])
    if not first:
        return None
    usual = median(one.height for page in pages[:5] for one in page)
    largest = max(one.height for one in first)
    if largest < 1.15 * usual:
        said = line(first[0].text)
        return said if len(said) <= 200 else None
    begun = next(number for number, one in enumerate(first) if one.height >= 0.95 * largest)
    words = [first[begun].text]
    for one in first[begun + 1 :]:
        if one.height < 0.95 * largest:
            break
        words.append(one.text)
    return " ".join(words)


def _describe(document: Any, details: Details) -> None:
    said = document.get_metadata_dict(skip_empty=True)
    where = "its properties"
    if (title := said.get("Title")) and not _NO_TITLE.fullmatch(title.strip()):
        details.offer("title", title, where)
    if (author := said.get("Author", "")) and not _NOBODY.fullmatch(author.strip()):
        details.offer_authors(re.split(r";|\band\b", author), where)
    if made := _DATE.match(said.get("CreationDate", "")):
        details.offer("published", "-".join(part for part in made.groups() if part), f"{where}, when it was made")
