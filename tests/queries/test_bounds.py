"""Each date of an answer has its first and its last day beside it."""

from typing import Any

import pytest

from queries.bounds import beside
from queries.saved_query import Column

DATE = Column(type="date", description="when")
TEXT = Column(type="text", description="what")


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2012~", "2011-01-01", "2013-12-31"),
        ("1998/2020-01-03", "1998-01-01", "2020-01-03"),
        ("../2019", None, "2019-12-31"),
        ("1998/..", "1998-01-01", None),
        (["2016", "2012-05"], "2012-05-01", "2016-12-31"),
        ([], None, None),
        (None, None, None),
        ("whenever", None, None),
    ],
)
def test_a_date_has_two_bounds(written: Any, earliest: str | None, latest: str | None) -> None:
    names, rows = beside({"when": DATE}, [{"when": written}])
    assert names == ("when", "when_earliest", "when_latest")
    assert list(rows) == [{"when": written, "when_earliest": earliest, "when_latest": latest}]


def test_what_is_no_date_stays_as_it_is_and_what_is_called_like_a_bound_is_left_alone() -> None:
    names, rows = beside(
        {"a": TEXT, "when": DATE, "when_latest": TEXT}, [{"a": "2016", "when": "2", "when_latest": "x"}]
    )
    assert names == ("a", "when", "when_latest")
    assert list(rows) == [{"a": "2016", "when": "2", "when_latest": "x"}]
