"""E-mail: the message as its sender wrote it; what is attached is named, and not read."""

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from ingest.reading.declared import decoded, disbelieved
from ingest.reading.mail_headers import header, senders
from ingest.reading.markup import blocks, tree
from ingest.reading.plain import decode
from ingest.reading.reading import Block, Details, Extract, flowing, join, line
from schema.errors import WorkError
from schema.text import normalise
from schema.wording import few_of

MOST_PARTS = 1000
"""Parts of a message that are looked at."""

_LISTED = 20

_OF_MAIL = frozenset({"utf-7", "utf-16", "utf-16-le", "utf-16-be", "hz", "iso2022_kr", "iso2022_jp_1", "iso2022_jp_2"})
"""What messages are encoded in and pages are not, by Python's names."""


def read(content: bytes, name: str) -> Extract:
    """Read an e-mail.

    Args:
        content: Its bytes.
        name: The file, as the user named it.

    Raises:
        WorkError: It is broken, or nested deeper than any message is.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(content)
        found_body = message.get_body(preferencelist=("plain", "html"))
        body = found_body if isinstance(found_body, EmailMessage) else None
        attached = list(_attachments(message, body))
    except RecursionError as error:
        raise WorkError(f"{name}: holds messages in messages deeper than anybody sends; it is not read.") from error
    except (MessageError, ValueError, LookupError, AttributeError) as error:
        raise WorkError(f"{name}: is a broken e-mail: {error}.", remedy="Save its text by itself.") from error
    details = Details()
    _describe(message, details)
    notes = _noted(attached)
    if body is None:
        raise WorkError(f"{name}: holds no text of its own.", remedy=_remedy(attached))
    found, more = _text(body, name)
    if details.title:
        found.insert(0, Block(details.title))
    joined, _ = join(found)
    return Extract(joined, details, notes=(*notes, *more))


def _text(body: EmailMessage, name: str) -> tuple[list[Block], tuple[str, ...]]:
    raw = body.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else b""
    if not content.strip() and str(body.get_payload()).strip():
        said = line(str(body.get("content-transfer-encoding", "")))
        raise WorkError(f"{name}: its text is no {said}, as it says it is.", remedy="Save its text by itself.")
    text, notes = _decoded(content, body.get_content_charset(), name) if content.strip() else ("", ())
    if body.get_content_type() == "text/html":
        return blocks(tree(text, name)), notes
    paragraphs = re.split(r"\n[^\S\n]*(?:\n[^\S\n]*)+", text)
    return [Block(paragraph) for paragraph in paragraphs], notes


def _decoded(content: bytes, charset: str | None, name: str) -> tuple[str, tuple[str, ...]]:
    if charset is None:
        return decode(content, name)
    if _is_utf8(content):
        text, notes = decode(content, name)
        return text, notes if charset in ("utf-8", "utf8", "us-ascii") else (disbelieved(charset), *notes)
    try:
        return normalise(decoded(content, charset, _OF_MAIL)), ()
    except ValueError as error:
        text, notes = decode(content, name)
        return text, (str(error), *notes)


def _is_utf8(content: bytes) -> bool:
    """Say whether a text is UTF-8 with letters beyond ASCII, which nothing else is but by design."""
    try:
        return not content.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _attachments(message: EmailMessage, body: EmailMessage | None) -> Iterator[str]:
    for number, part in enumerate(_parts(message)):
        if number >= MOST_PARTS:
            yield "more that is not looked at"
            return
        if part is body or part.get_content_maintype() == "multipart":
            continue
        if part.get_content_type() in ("text/plain", "text/html") and not part.is_attachment():
            continue  # another form of the same words
        yield _name_of(part)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.iter_parts() if message.is_multipart() else ():
        if not isinstance(part, EmailMessage):
            continue
        yield part
        if part.get_content_maintype() == "multipart":
            yield from _parts(part)


def _name_of(part: EmailMessage) -> str:
    if part.get_content_type() == "message/rfc822":
        inner = next(iter(part.iter_parts()), None)
        subject = flowing(header(inner, "subject") or "") if isinstance(inner, EmailMessage) else ""
        return f"the message “{line(subject)}”" if subject else "a message"
    return line(part.get_filename() or "") or part.get_content_type()


def _noted(attached: list[str]) -> tuple[str, ...]:
    if not attached:
        return ()
    return (f"attached and not read: {few_of(attached, _LISTED)}; save what matters and ingest it by itself",)


def _remedy(attached: list[str]) -> str | None:
    return f"Save what is attached ({', '.join(attached[:_LISTED])}) and ingest that." if attached else None


def _describe(message: EmailMessage, details: Details) -> None:
    details.offer("title", header(message, "subject"), "its subject")
    details.offer("language", header(message, "content-language"), "its header")
    details.offer("published", _day(header(message, "date")), "its date")
    details.offer_authors(senders(message), "its sender")


def _day(date: str | None) -> str | None:
    try:
        return parsedate_to_datetime(date or "").date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
