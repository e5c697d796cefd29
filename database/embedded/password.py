"""The password of the embedded server: generated once, kept in a file that only its owner reads."""

import hashlib
import os
import secrets
from pathlib import Path

from schema.errors import NoDatabase

# Neo4j's own scheme for native users: SHA-256, salted, repeated; see SystemGraphCredential in its sources.
ITERATIONS = 1024


def read_password(file: Path) -> str:
    """Return the password that a file holds.

    Raises:
        NoDatabase: The file is missing or cannot be read.
    """
    try:
        return file.read_text(encoding="ascii").strip()
    except OSError as error:
        raise NoDatabase(
            f"The password of the embedded server cannot be read from {file}: {error.strerror}.",
            remedy="Restore that file; `dots doctor` tells more.",
        ) from error


def make_password(file: Path, initial: Path) -> str:
    """Generate a password, and leave it where the server looks for its first one.

    Args:
        file: Where the password goes; an existing one is kept.
        initial: The server's ``auth.ini``, read when its system database is first created. Written here instead
            of by ``neo4j-admin``, on whose command line every user of the machine could read the password.
    """
    if not file.exists():
        _write_private(file, secrets.token_urlsafe(24) + "\n")
    password = read_password(file)
    salt = secrets.token_bytes(32)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(ITERATIONS - 1):
        digest = hashlib.sha256(digest).digest()
    initial.parent.mkdir(parents=True, exist_ok=True)
    initial.unlink(missing_ok=True)
    _write_private(initial, f"neo4j:SHA-256,{digest.hex().upper()},{salt.hex().upper()},{ITERATIONS}:\n")
    return password


def readable_by_others(file: Path) -> bool:
    """Return whether anybody but the owner may read a file, as far as the platform tells."""
    return os.name == "posix" and bool(file.stat().st_mode & 0o077)


def _write_private(file: Path, text: str) -> None:
    # Created with its mode, not given it later: there is no moment at which others could open it.
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as stream:
        stream.write(text)
