"""The article of a page of HTML, as trafilatura tells it from the page around it, where that takes bearable time."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from lxml import etree

from ingest.reading.markup import PARTED

if TYPE_CHECKING:
    from trafilatura.settings import Document

MOST_ELEMENTS = 50_000
"""Elements of a page whose article is looked for: it takes up to 45 s for as many, and four times that for twice."""

MOST_IN_A_LINE = 1_000
"""Elements, such as words set in bold, within one paragraph: the time grows with their square, 15 s for 10,000."""


def is_bearable(page: etree._Element, elements: int) -> bool:
    """Say whether the article of a page can be looked for.

    Args:
        page: The page.
        elements: How many elements it has.
    """
    if elements > MOST_ELEMENTS:
        return False
    lines: dict[etree._Element, etree._Element] = {}
    for element in page.iter():
        around = element.getparent()
        lines[element] = element if around is None or element.tag in PARTED else lines[around]
    return max(Counter(lines.values()).values()) <= MOST_IN_A_LINE


def find(text: str) -> "Document | None":
    """Find the article of a page, and what the page says of it.

    Args:
        text: The page, without what it does not show.

    Returns:
        The article; None where there is none.
    """
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        text,
        include_comments=False,
        include_tables=True,
        include_images=False,
        include_links=False,
        with_metadata=True,
        # What is shown where nothing runs is no part of the article.
        prune_xpath=["//noscript"],
        # Else any date of the story will do, such as the day on which somebody in it died.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found if found is not None and not isinstance(found, dict) else None
