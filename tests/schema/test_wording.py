"""What is too long to be said in full."""

import pytest

from schema.wording import few_of


@pytest.mark.parametrize(
    ("names", "of", "said"),
    [
        ([], None, ""),
        (["a"], None, "a"),
        (["a", "b", "c"], None, "a, b, c"),
        (["a", "b", "c", "d"], None, "a, b, c and 1 more"),
        (["a", "b"], 1200, "a, b and 1,198 more"),
        (["a", "b"], 2, "a, b"),
    ],
)
def test_the_first_are_named_and_the_others_counted(names: list[str], of: int | None, said: str) -> None:
    assert few_of(names, of=of) == said
    assert few_of(["a", "b", "c"], 2) == "a, b and 1 more"
