"""What is installed is what is in the repository: queries, locks, samples and type markers included."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
SHIPPED = ("schema", "database", "identity", "ingest", "queries", "charts", "reports", "cli", "dots", "sample")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel that is built for this test."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (file,) = folder.glob("*.whl")
    with ZipFile(file) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def test_a_wheel_holds_every_file_of_the_packages(wheel: set[str]) -> None:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *SHIPPED]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert wheel == {name for name in listed if (ROOT / name).is_file()}


def test_a_wheel_holds_no_jar(wheel: set[str]) -> None:
    """Neo4j is under another licence, and is fetched by the user's machine."""
    assert {name for name in wheel if name.endswith(".jar")} == set()
