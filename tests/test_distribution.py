"""What is installed is what is in the repository, from queries to type markers, and what is vendored."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from charts.vendoring import REGISTRY_VARIABLE, packages

ROOT = Path(__file__).parent.parent
SHIPPED = ("schema", "database", "identity", "ingest", "queries", "charts", "reports", "cli", "dots", "sample")
VENDORED = {package.place(file).relative_to(ROOT).as_posix() for package in packages() for file in package.files}


def build(target: str, source: Path, folder: Path) -> Path:
    """Build on a machine whose npm registry does not answer: what is vendored has been fetched before."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    without = os.environ | {REGISTRY_VARIABLE: "http://127.0.0.1:9"}
    built = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False, env=without)
    assert built.returncode == 0, built.stderr
    (file,) = folder.glob("*.whl" if target == "wheel" else "*.tar.gz")
    return file


def files(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel that is built for this test."""
    return files(build("wheel", ROOT, tmp_path_factory.mktemp("dist")))


def test_a_wheel_holds_every_file_of_the_packages_and_what_is_vendored(wheel: set[str]) -> None:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *SHIPPED]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert wheel == {name for name in listed if (ROOT / name).is_file()} | VENDORED


def test_a_wheel_of_a_source_distribution_is_the_same(wheel: set[str], tmp_path: Path) -> None:
    with tarfile.open(build("sdist", ROOT, tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.glob("dots-*")
    assert files(build("wheel", source, tmp_path / "wheel")) == wheel


def test_what_is_vendored_is_in_no_commit() -> None:
    command = ["git", "ls-files", "--", "charts/vendored"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout == ""


def test_a_wheel_holds_no_jar(wheel: set[str]) -> None:
    """Neo4j is under another licence, and is fetched by the user's machine."""
    assert {name for name in wheel if name.endswith(".jar")} == set()
