"""What is set aside while dossiers are read may find no room."""

import pytest

from ingest.spool import Spool
from schema.errors import WorkError


def fill(pages: int) -> None:
    """Set aside 400 kB on a disk of so many pages of 4 kB."""
    with Spool() as spool:
        spool.run(f"PRAGMA max_page_count = {pages}")
        spool.put_all("INSERT INTO names VALUES (?, ?, ?)", (("a", "b", "x" * 4096) for _ in range(100)))


def test_rows_that_were_not_all_taken_are_left_in_peace() -> None:
    with Spool() as spool:
        spool.run("INSERT INTO names VALUES ('a', 'b', '{}'), ('c', 'd', '{}')")
        rows = spool.rows("SELECT entity FROM names")
        assert next(rows) == ("a",)
    rows.close()


def test_a_full_disk_of_temporary_files_is_explained() -> None:
    fill(1000)
    with pytest.raises(WorkError, match=r"The disk of temporary files is full\. .* let SQLITE_TMPDIR name"):
        fill(64)
