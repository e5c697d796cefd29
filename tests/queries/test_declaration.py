"""What the library's files declare is written down, and is what the files say."""

import subprocess
import sys
from pathlib import Path

from queries.catalogue import Catalogue
from queries.declaration import library
from queries.saved_query import DECLARED, SavedQuery

ROOT = Path(__file__).parent.parent.parent


def test_what_is_written_down_is_current() -> None:
    assert DECLARED.read_text(encoding="utf-8") == library(), "run `make generated`"


def test_a_query_is_the_same_read_from_its_file_and_from_what_was_written_down() -> None:
    for query in Catalogue.read():
        assert query.metadata == SavedQuery.read(query.path, "").metadata


def test_a_query_of_the_library_needs_neither_yaml_nor_pydantic() -> None:
    code = (
        "import sys; from queries.catalogue import Catalogue; import queries.running; Catalogue.read().get('killed'); "
        "print([name for name in ('yaml', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_an_option_is_no_file_to_write_into(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "queries.declaration", "--help"]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, list(tmp_path.iterdir())) == (1, [])
    assert done.stderr == "Usage: python -m queries.declaration FILE\n"
