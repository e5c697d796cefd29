"""What is vendored is what the lock says: fetched once by a build, proven, and not looked for again."""

import base64
import hashlib
import tarfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest

from charts.library import cytoscape
from charts.vendoring import REGISTRY_VARIABLE, Package, VendoringError, packages, vendor
from schema.errors import WorkError

FILES = {"dist/ladder.min.js": b"globalThis.ladder = 3;", "LICENSE": b"Anybody may climb."}


def archive(contents: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as opened:
        for name, content in contents.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            opened.addfile(member, BytesIO(content))
    return made.getvalue()


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a registry on this machine, which holds one package."""
    root = tmp_path / "registry"
    file = root / "ladder" / "-" / "ladder-1.2.0.tgz"
    file.parent.mkdir(parents=True)
    file.write_bytes(archive(FILES))

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv(REGISTRY_VARIABLE, f"http://127.0.0.1:{server.server_port}/")
        yield root
        server.shutdown()


@pytest.fixture
def ladder(registry: Path) -> Package:
    """The package of that registry, as a lock names it."""
    digest = base64.b64encode(hashlib.sha512(archive(FILES)).digest()).decode()
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}
    return Package("ladder", "Ladder", "1.2.0", "MIT", f"sha512-{digest}", digests)


def test_the_files_of_a_package_are_fetched_into_the_folder_of_its_version(ladder: Package, tmp_path: Path) -> None:
    found = vendor([ladder], tmp_path / "vendored")
    assert {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in found} == {
        "vendored/ladder-1.2.0/ladder.min.js": FILES["dist/ladder.min.js"],
        "vendored/ladder-1.2.0/LICENSE": FILES["LICENSE"],
    }


def test_what_is_there_is_not_fetched_again(ladder: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = vendor([ladder], tmp_path)
    monkeypatch.setenv(REGISTRY_VARIABLE, "http://127.0.0.1:9")
    assert vendor([ladder], tmp_path) == found


def test_a_file_that_was_changed_is_fetched_again(ladder: Package, tmp_path: Path) -> None:
    script, _ = vendor([ladder], tmp_path)
    script.write_text("globalThis.ladder = 4;", encoding="utf-8")
    vendor([ladder], tmp_path)
    assert script.read_bytes() == FILES["dist/ladder.min.js"]


def test_an_archive_with_another_checksum_is_not_used(ladder: Package, registry: Path, tmp_path: Path) -> None:
    (registry / ladder.archive).write_bytes(archive(FILES | {"LICENSE": b"Nobody may."}))
    with pytest.raises(VendoringError, match=r"ladder-1\.2\.0\.tgz is not the archive .* its checksum differs"):
        vendor([ladder], tmp_path / "vendored")
    assert not (tmp_path / "vendored").exists()


@pytest.mark.parametrize("name", ["LICENSE", "dist/missing.js"])
def test_a_file_with_another_checksum_is_not_used(ladder: Package, tmp_path: Path, name: str) -> None:
    wrong = replace(ladder, files=ladder.files | {name: "0" * 64})
    with pytest.raises(VendoringError, match=rf"{name} of Ladder 1\.2\.0 has another SHA-256"):
        vendor([wrong], tmp_path)


def test_a_registry_that_does_not_answer_is_named(
    ladder: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(REGISTRY_VARIABLE, "http://127.0.0.1:9")
    with pytest.raises(
        VendoringError, match=r"from http://127\.0\.0\.1:9/ladder/-/ladder-1\.2\.0\.tgz \(\[Errno \d+\] .*refused\)\."
    ):
        vendor([ladder], tmp_path)


def test_cytoscape_is_there_with_its_licence() -> None:
    (package,) = packages()
    found = cytoscape()
    assert (found.name, found.version) == (package.name, package.version)
    assert hashlib.sha256(found.script.encode()).hexdigest() == package.files["dist/cytoscape.min.js"]
    assert found.licence.startswith("Copyright (c) 2016-2025, The Cytoscape Consortium.")


def test_a_checkout_that_was_never_built_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WorkError, match=r"^Cytoscape\.js .* is not in .*") as error:
        cytoscape(tmp_path)
    assert "python -m charts.vendoring" in str(error.value)
