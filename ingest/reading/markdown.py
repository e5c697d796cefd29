"""Markdown: its text without its marks; headings, items and rows are paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.reading.plain import decode
from ingest.reading.reading import CELL, Block, Details, Extract, flowing, join

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---\n(.*?)\n(?:---|\.\.\.)\n", re.S)
_FIELDS = {
    "title": "title", "date": "published", "published": "published", "publisher": "publisher", "lang": "language",
    "language": "language", "url": "url", "link": "url",
}  # fmt: skip


def read(content: bytes, name: str) -> Extract:
    """Read a Markdown file.

    Args:
        content: Its bytes.
        name: The file, as the user named it.

    Raises:
        WorkError: It is no text.
    """
    from markdown_it import MarkdownIt

    text, notes = decode(content, name)
    details = Details()
    if front := _FRONT.match(text):
        _describe(front[1], details)
        text = text[front.end() :]
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    headings = (inline.content for opening, inline in pairwise(tokens) if opening.type == "heading_open")
    details.offer("title", next(headings, None), "first heading")
    joined, _ = join(_blocks(tokens))
    return Extract(joined, details, notes=notes)


def _blocks(tokens: Sequence["Token"]) -> list[Block]:
    found: list[Block] = []
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            found.append(Block(CELL.join(row).strip()))
            row = None
        elif token.type == "inline":
            text = _inline(token.children or [])
            if row is not None:
                row.append(flowing(text))
            else:
                found.append(Block(text))
        elif token.type in ("fence", "code_block"):
            found.append(Block(token.content))
        elif token.type == "html_block":
            found += _markup(token.content)
    return found


def _inline(tokens: Sequence["Token"]) -> str:
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "image":
            parts.append(token.content)
    return "".join(parts)


def _markup(content: str) -> list[Block]:
    if not re.search(r"<\w", content):
        return []
    from ingest.reading.markup import blocks, tree

    return blocks(tree(f"<div>{content}</div>", ""))


def _describe(front: str, details: Details) -> None:
    for row in front.split("\n"):
        name, colon, value = row.partition(":")
        said = value.strip().strip("\"'")
        if colon and (field := _FIELDS.get(name.strip().lower())):
            details.offer(field, said, "front matter")
        elif colon and name.strip().lower() in ("author", "authors"):
            details.offer_authors(said.strip("[]").split(","), "front matter")
