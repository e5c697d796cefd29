"""Packages: documents that are ZIP archives inside. Nothing is unpacked to disk, and nothing without end."""

import lzma
import zipfile
import zlib
from io import BytesIO
from types import TracebackType
from typing import Self

from schema.errors import WorkError

LARGEST_MEMBER = 64 * 2**20
"""Bytes of one member, unpacked: a shelf of books."""

LARGEST_WHOLE = 256 * 2**20
"""Bytes of all members that are read of one package."""

MOST_MEMBERS = 20_000

_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, OSError)
"""What unpacking says of a member that is broken, or packed in a way that is not known."""


class Package:
    """A ZIP archive whose members are read one by one, within bounds.

    Args:
        content: Its bytes.
        name: The file, as the user named it.

    Raises:
        WorkError: It is broken, or has more members than any document.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        self._unpacked = 0
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise WorkError(f"{name}: is broken: {error}.", remedy="Get it again, or save it anew.") from error
        self.names = frozenset(self._archive.namelist())
        if len(self.names) > MOST_MEMBERS:
            raise WorkError(f"{name}: holds {len(self.names)} members, which no document does; it is not read.")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._archive.close()

    def read(self, member: str) -> bytes:
        """Read a member.

        Args:
            member: Its name.

        Raises:
            WorkError: It is encrypted, broken, or larger unpacked than any document is.
        """
        try:
            with self._archive.open(member) as file:
                # What a member says of its own size may be a lie: what comes out of it is counted.
                content = file.read(LARGEST_MEMBER + 1)
        except RuntimeError as error:
            raise WorkError(f"{self._name}: is encrypted ({member}).", remedy="Save it without a password.") from error
        except (*_BROKEN, KeyError) as error:
            raise WorkError(
                f"{self._name}: is broken in {member}: {error}.", remedy="Get it again, or save it anew."
            ) from error
        self._unpacked += len(content)
        if len(content) > LARGEST_MEMBER:
            raise self._too_large(LARGEST_MEMBER, member)
        if self._unpacked > LARGEST_WHOLE:
            raise self._too_large(LARGEST_WHOLE, f"with {member}")
        return content

    def _too_large(self, bound: int, what: str) -> WorkError:
        return WorkError(
            f"{self._name}: unpacks to more than {bound // 2**20} MiB ({what}), "
            "which no document does: it is made to fill a disk, and is not read."
        )

    def beginning(self, member: str, size: int = 100) -> bytes:
        """Give the first bytes of a member, without the white space around them; nothing where there is none."""
        if member not in self.names:
            return b""
        try:
            with self._archive.open(member) as file:
                return file.read(size).strip()
        except (RuntimeError, *_BROKEN):
            return b""
