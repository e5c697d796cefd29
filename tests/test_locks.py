"""What is installed is pinned by version and hash, the same for users and for those who work on dots."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)", re.MULTILINE)
NAME = re.compile(r"^[\w.-]+")


def normal(name: str) -> str:
    """Return a name as package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: Path) -> dict[str, str]:
    return {normal(pin["name"]): pin["version"] for pin in PIN.finditer(lock.read_text(encoding="utf-8"))}


def wanted(requirements: list[str]) -> set[str]:
    return {normal(found[0]) for requirement in requirements if (found := NAME.match(requirement))}


@pytest.fixture(scope="module")
def project() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_dependency_is_locked(project: dict[str, dict[str, list[str]]]) -> None:
    assert wanted(project["project"]["dependencies"]) - pins(RUNTIME).keys() == set()


def test_every_group_is_locked(project: dict[str, dict[str, list[str]]]) -> None:
    groups = project["dependency-groups"]
    named = {name for group in groups if group != "dev" for name in wanted(groups[group])}
    assert named - pins(DEVELOPMENT).keys() == set()


def test_both_locks_agree() -> None:
    development = pins(DEVELOPMENT)
    assert {name: development.get(name) for name in pins(RUNTIME)} == pins(RUNTIME)


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT], ids=lambda lock: lock.name)
def test_locks_hold_a_hash_for_each_pin_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", "\n".join(line for line in text.splitlines() if not line.startswith("#")))
    assert [entry.split(" ")[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?://\S+|--index-url.*|--find-links.*|--extra-index-url.*", text) == []
