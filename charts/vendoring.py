"""Vendoring: what a build brings along of others, fetched from the npm registry and proven against ``vendored.toml``.

The build of a wheel and of an editable install runs it (``hatch_build.py``), so that nothing is fetched afterwards. A
build has the standard library alone, and so has this file.
"""

import base64
import hashlib
import os
import tarfile
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from http.client import HTTPException
from io import BytesIO
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

LOCK: Final = Path(__file__).with_name("vendored.toml")
FOLDER: Final = Path(__file__).with_name("vendored")
REGISTRY: Final = "https://registry.npmjs.org"
REGISTRY_VARIABLE: Final = "NPM_CONFIG_REGISTRY"
"""The variable in which npm itself looks for the address of another registry."""

PATIENCE: Final = 60
"""How long the registry may say nothing, in seconds."""


class VendoringError(Exception):
    """What is vendored cannot be had, or is not what the lock says."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package of the npm registry, of which some files are taken.

    Args:
        key: How the registry calls it.
        name: How people call it.
        version: Its version.
        licence: Its licence, as SPDX names it.
        integrity: The SHA-512 of its archive, as npm writes it (Subresource Integrity).
        files: What is taken out of it: paths within the package, with the SHA-256 of each in hexadecimal.
    """

    key: str
    name: str
    version: str
    licence: str
    integrity: str
    files: dict[str, str]

    @property
    def archive(self) -> str:
        """The path of its archive within a registry."""
        return f"{self.key}/-/{self.key}-{self.version}.tgz"

    def place(self, file: str, folder: Path = FOLDER) -> Path:
        """Return where a file of it lies: under its version, so that another version's is never taken for it.

        Args:
            file: The path within the package.
            folder: The folder of all that is vendored.
        """
        return folder / f"{self.key}-{self.version}" / Path(file).name


def packages(lock: Path = LOCK) -> list[Package]:
    """Read the lock.

    Args:
        lock: The file.
    """
    found = tomllib.loads(lock.read_text(encoding="utf-8"))
    return [Package(key=key, **entry) for key, entry in found.items()]


def vendor(wanted: Iterable[Package], folder: Path = FOLDER) -> list[Path]:
    """Have the files of packages at hand, fetching a package of which one is missing or is not what the lock says.

    Args:
        wanted: The packages.
        folder: Where they are put.

    Returns:
        The files.

    Raises:
        VendoringError: A package cannot be fetched, or is not what the lock says.
    """
    files: list[Path] = []
    for package in wanted:
        places = {name: package.place(name, folder) for name in package.files}
        if any(_sha256(place) != package.files[name] for name, place in places.items()):
            archive = _fetch(package)
            for name, place in places.items():
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(_member(package, archive, name))
        files += places.values()
    return files


def _fetch(package: Package) -> bytes:
    registry = os.environ.get(REGISTRY_VARIABLE) or REGISTRY
    address = f"{registry.rstrip('/')}/{package.archive}"
    try:
        with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  (the address is that of the registry)
            archive: bytes = answer.read()
    except (OSError, HTTPException, ValueError) as error:
        why = error.reason if type(error) is URLError else error
        raise VendoringError(
            f"{package.name} {package.version} could not be fetched from {address} ({why}). "
            f"Check the network and build again; behind a firewall, let {REGISTRY_VARIABLE} name your npm registry."
        ) from error
    algorithm, _, expected = package.integrity.partition("-")
    if base64.b64encode(hashlib.new(algorithm, archive).digest()).decode() != expected:
        raise VendoringError(
            f"{address} is not the archive that {LOCK.name} names: its checksum differs. It was not used. "
            "Try another network; if it happens again, report it."
        )
    return archive


def _member(package: Package, archive: bytes, name: str) -> bytes:
    with tarfile.open(fileobj=BytesIO(archive), mode="r:gz") as opened:
        found = {member.name: member for member in opened.getmembers()}.get(f"package/{name}")
        file = opened.extractfile(found) if found is not None else None
        content = file.read() if file is not None else b""
    digest = hashlib.sha256(content).hexdigest()
    if digest != package.files[name]:
        raise VendoringError(
            f"{name} of {package.name} {package.version} has another SHA-256 than in {LOCK.name}: {digest}."
        )
    return content


def _sha256(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None


if __name__ == "__main__":
    for path in vendor(packages()):
        print(path)
