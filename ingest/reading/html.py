"""HTML: the article of a page, without the page around it."""

import codecs
import re
from typing import TYPE_CHECKING

from lxml import html

from ingest.reading.article import find, is_bearable
from ingest.reading.declared import decoded
from ingest.reading.markup import HIDDEN, blocks, tree
from ingest.reading.plain import decode
from ingest.reading.reading import Block, Details, Extract, join

if TYPE_CHECKING:
    from trafilatura.settings import Document

LEAST = 0.25
"""The part of a page's text under which what was taken for its article is not believed to be all of it."""

MOST = 0.75
"""The part of a page's text over which what was taken for its article is the page itself."""

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_PAGE_WORDS = frozenset({"header", "footer", "aside", "nav"})


def read(content: bytes, name: str) -> Extract:
    """Read a page.

    Args:
        content: Its bytes.
        name: The file, as the user named it.

    Raises:
        WorkError: It holds no text.
    """
    text, notes = _text(content, name)
    page = tree(text, name)
    details = Details()
    _describe(page, details)
    text = _shown(page, text)
    elements = sum(1 for _ in page.iter())
    article = find(text) if is_bearable(page, elements) else None
    found = blocks(article.body) if article is not None and article.body is not None else []
    whole = blocks(page)
    kept = _length(found) / max(_length(whole), 1)
    # What is too short for an article is given back as one paragraph, in which rows and items cannot be told apart.
    is_run_together = len(found) == 1 and kept > MOST and found[0].text not in {block.text for block in whole}
    if article is not None:
        _describe_more(article, details)
    details.offer("title", page.findtext(".//title"), "the page")
    if not found or kept < LEAST or is_run_together:
        _strip(page)
        found = blocks(page)
        notes = (*notes, "taken whole: its article cannot be told from the page around it")
    title = details.title
    if title and (not found or found[0].text != title):
        found.insert(0, Block(title))
    joined, _ = join(found)
    return Extract(joined, details, notes=notes)


def _text(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    declared, said = _DECLARED.search(content[:4096]), []
    if declared and not content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            content = decoded(content, declared[1].decode("ascii")).encode()
        except ValueError as error:
            said.append(str(error))
    text, notes = decode(content.replace(b"\0", b"") if b"\0" not in content[:64] else content, name)
    # lxml refuses a text that says in which encoding it was.
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text), (*said, *notes)


def _shown(page: html.HtmlElement, text: str) -> str:
    """Take what a page does not show out of it, and give the page as text without that."""
    hidden = page.xpath(HIDDEN)
    for element in hidden:
        if element.getparent() is not None:
            element.drop_tree()
    return html.tostring(page, encoding="unicode") if hidden else text


def _describe(page: html.HtmlElement, details: Details) -> None:
    meta: dict[str, str] = {}
    for element in page.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if key and (value := element.get("content")):
            meta.setdefault(key, value)
    for field, keys in _META.items():
        for key in keys:
            details.offer(field, meta.get(key), f"meta {key}")
    details.offer_authors([meta[key] for key in ("author", "article:author") if key in meta][:1], "meta author")
    details.offer("language", page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang"), "html lang")
    for link in page.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            details.offer("url", link.get("href"), "link canonical")


_META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "publisher": ("og:site_name", "dc.publisher", "publisher", "application-name"),
    "published": (
        "article:published_time", "datepublished", "dc.date.issued", "dc.date", "citation_publication_date",
        "parsely-pub-date", "date", "pubdate",
    ),
    "url": ("og:url",),
    "language": ("content-language", "dc.language"),
}  # fmt: skip
"""Where pages say what they are, best first (Open Graph, Dublin Core, Highwire)."""


def _describe_more(article: "Document", details: Details) -> None:
    where = "the page"
    details.offer("title", article.title, where)
    details.offer("published", article.date, where)
    details.offer("publisher", article.sitename, where)
    details.offer("url", article.url, where)
    details.offer("language", article.language, where)
    details.offer_authors((article.author or "").split(";"), where)


def _strip(page: html.HtmlElement) -> None:
    for element in list(page.iter(*_PAGE_WORDS)):
        if element.getparent() is not None:
            element.drop_tree()


def _length(found: list[Block]) -> int:
    return sum(len(block.text) for block in found)
