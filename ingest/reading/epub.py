"""EPUB: the chapters of a book, in the order of its spine."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from ingest.reading.elements import MOST_OF_BOOK, count, refuse_more
from ingest.reading.markup import blocks, tree
from ingest.reading.package import Package
from ingest.reading.reading import Block, Details, Extract, join
from ingest.reading.xml_tree import parse
from schema.errors import WorkError

_CONTAINER = "META-INF/container.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_READ = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})


def read(content: bytes, name: str) -> Extract:
    """Read an EPUB book.

    Args:
        content: Its bytes.
        name: The file, as the user named it.

    Raises:
        WorkError: It is broken, encrypted or a bomb.
    """
    details = Details()
    with Package(content, name) as package:
        if "META-INF/encryption.xml" in package.names and _is_locked(package, name):
            raise WorkError(f"{name}: is encrypted (DRM), and cannot be read.")
        root = parse(package.read(_CONTAINER), f"{name} ({_CONTAINER})").find(".//{*}rootfile")
        opf = _inside("", root.get("full-path") or "") if root is not None else ""
        if opf not in package.names:
            raise WorkError(f"{name}: is broken: its list of contents is missing.", remedy="Get it again.")
        book = parse(_without_doctype(package.read(opf)), f"{name} ({opf})")
        _describe(book, details)
        found: list[Block] = []
        missing = elements = 0
        for chapter in _spine(book, posixpath.dirname(opf)):
            if chapter in package.names:
                content = package.read(chapter)
                elements += count(content, MOST_OF_BOOK)
                refuse_more(elements, MOST_OF_BOOK, name)
                found += blocks(tree(content, f"{name} ({chapter})"))
            else:
                missing += 1
    joined, _ = join(found)
    return Extract(joined, details, notes=(f"{missing} chapters of it are missing",) if missing else ())


def _spine(book: etree._Element, folder: str) -> Iterator[str]:
    items = {
        item.get("id"): (item.get("href") or "", item.get("media-type"), item.get("properties") or "")
        for item in book.iter(f"{_OPF}item")
    }
    seen: set[str] = set()
    for reference in book.iter(f"{_OPF}itemref"):
        href, media, properties = items.get(reference.get("idref"), ("", "", ""))
        path = _inside(folder, href)
        if media in _READ and "nav" not in properties.split() and path not in seen:
            seen.add(path)
            yield path


def _inside(folder: str, href: str) -> str:
    # A path out of the archive names no member of it, and nothing is ever looked for elsewhere.
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _is_locked(package: Package, name: str) -> bool:
    # Fonts may be obfuscated without the text being so.
    keys = parse(package.read("META-INF/encryption.xml"), name)
    return any(
        re.search(r"\.x?html?$", reference.get("URI") or "", re.I) for reference in keys.iter("{*}CipherReference")
    )


def _without_doctype(content: bytes) -> bytes:
    # Older books name the DTD of their contents; one that declares something itself is refused.
    return re.sub(rb"<!DOCTYPE[^\[>]*>", b"", content, count=1)


def _describe(book: etree._Element, details: Details) -> None:
    where = "its contents page"
    details.offer("title", book.findtext(f".//{_DC}title"), where)
    details.offer("publisher", book.findtext(f".//{_DC}publisher"), where)
    details.offer("published", book.findtext(f".//{_DC}date"), where)
    details.offer("language", book.findtext(f".//{_DC}language"), where)
    details.offer("url", book.findtext(f".//{_DC}source"), where)
    details.offer_authors((author.text or "" for author in book.iter(f"{_DC}creator")), where)
