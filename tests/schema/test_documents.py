"""A document says where its paragraphs lie, and no paragraph lies outside it."""

from typing import Any

import pytest
from pydantic import ValidationError

from schema.documents import Document

REPORT: dict[str, Any] = {"title": "Report", "sha256": "0" * 64, "length": 10, "passages": [[0, 4], [6, 10]]}


def test_passages_may_touch() -> None:
    assert Document.model_validate(REPORT | {"passages": [[0, 4], [4, 10]]}).passages == ((0, 4), (4, 10))


@pytest.mark.parametrize(
    ("passages", "message"),
    [
        ([[0, 4], [3, 10]], "passage 1 .3–10. is empty, out of order or outside the 10 characters"),
        ([[0, 11]], "passage 0 .0–11. is empty"),
        ([[4, 4]], "passage 0 .4–4. is empty"),
        ([], "at least 1 item"),
    ],
)
def test_passages_lie_in_order_within_the_text(passages: list[list[int]], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Document.model_validate(REPORT | {"passages": passages})


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "not a url"])
def test_a_url_leads_to_the_web(url: str) -> None:
    with pytest.raises(ValidationError, match="URL"):
        Document.model_validate(REPORT | {"url": url})
