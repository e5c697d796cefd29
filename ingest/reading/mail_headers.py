"""The headers of an e-mail as they were meant, where they declare no encoding, or one that there is not."""

from email.errors import HeaderParseError
from email.header import decode_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import getaddresses

from ingest.reading.declared import decoded
from ingest.reading.plain import decode
from schema.errors import WorkError


def header(message: EmailMessage, name: str) -> str | None:
    """Give what a header says.

    Args:
        message: The message.
        name: The header, in lower case.

    Returns:
        Its words; None where the message has no such header.
    """
    value = message.get(name)
    return None if value is None else _mended(str(value), _raw(message, name))


def senders(message: EmailMessage) -> list[str]:
    """Give the names of those who sent a message, or their addresses where they give no names.

    Args:
        message: The message.
    """
    sender = message.get("from")
    if sender is None:
        return []
    if _is_spoilt(str(sender)):
        # Names are told apart before they are decoded: there may be a comma in one.
        return [_worded(name) or address for name, address in getaddresses([_raw(message, "from")])]
    addresses: tuple[Address, ...] = getattr(sender, "addresses", ())
    return [address.display_name or address.addr_spec for address in addresses]


def _raw(message: EmailMessage, name: str) -> str:
    return next((str(value) for key, value in message.raw_items() if key.lower() == name), "")


def _mended(said: str, raw: str) -> str:
    return _worded(raw) if _is_spoilt(said) else said


def _is_spoilt(said: str) -> bool:
    """Say whether there are bytes in a header that could not be decoded, or words whose encoding there is not."""
    return "\ufffd" in said or "=?" in said


def _worded(raw: str) -> str:
    plain = _guessed(raw.encode("utf-8", "surrogateescape"))
    try:
        parts = decode_header(plain)
    except HeaderParseError:
        return plain
    return "".join(part if isinstance(part, str) else _part(part, charset) for part, charset in parts)


def _part(content: bytes, charset: str | None) -> str:
    if charset is None:  # what stands between encoded words
        return content.decode("raw-unicode-escape")
    try:
        return decoded(content, charset)
    except ValueError:
        return _guessed(content)


def _guessed(content: bytes) -> str:
    try:
        return decode(content, "")[0]
    except WorkError:  # NUL bytes
        return content.decode("utf-8", "ignore")
