"""The dateline of a report gives the day on which it was published, to be confirmed."""

import csv
from pathlib import Path

import pytest

from ingest.reading.reader import read

with (Path(__file__).parent / "datelines.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file, delimiter=";"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:30] for case in CASES])
def test_the_dateline_says_when_a_report_was_published(case: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(case["text"], encoding="utf-8")
    details = read(tmp_path / "report.txt").details
    assert (details.published or "", details.found.get("published", "")) == (case["published"], case["found"])
