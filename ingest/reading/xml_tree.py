"""XML trees: the parts of office files and books, parsed so that none of them can do harm."""

from lxml import etree

from ingest.reading.elements import MOST_OF_PART, count, refuse_more
from schema.errors import WorkError


def parse(content: bytes, name: str) -> etree._Element:
    """Read XML without fetching anything, and without expanding what is declared to expand.

    Args:
        content: The XML.
        name: Where it stands, for the message.

    Raises:
        WorkError: It is broken, has more elements than any part does, or declares entities, which no office file does.
    """
    refuse_more(count(content, MOST_OF_PART), MOST_OF_PART, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise WorkError(f"{name}: is broken XML: {error}.", remedy="Get it again, or save it anew.") from error
    declared: object = root.getroottree().docinfo.internalDTD
    if declared is not None:
        raise WorkError(f"{name}: declares entities, which no document needs; it is made to do harm, and is not read.")
    return root
