"""Settings: what a user tells dots once, in a ``dots.toml``.

Read from the folder that one works in, or from the user's configuration folder::

    types = ["my_types"]          # modules with entity and relationship types of one's own
    queries = ["queries"]         # folders with saved queries of one's own
"""

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from schema.errors import CallError

FILE = "dots.toml"
ENVIRONMENT = "DOTS_SETTINGS"


@dataclass(frozen=True)
class Settings:
    """What a user tells dots once.

    Args:
        types: Modules with entity and relationship types of the user's own.
        queries: Folders with saved queries of the user's own, relative to the settings' folder.
        folder: The folder that the settings were read from.
    """

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    types: tuple[str, ...] = ()
    queries: tuple[Path, ...] = ()
    folder: Path = Path()

    @classmethod
    def read(cls) -> "Settings":
        """Read the settings: the file that ``DOTS_SETTINGS`` names, ``./dots.toml``, or the user's.

        Returns:
            The settings; the defaults where there is no file.

        Raises:
            CallError: The file is no TOML, or holds a setting that does not exist.
        """
        for path in _places():
            if path.is_file():
                return cls._read(path)
        return cls()

    @classmethod
    def _read(cls, path: Path) -> "Settings":
        # Most users have no settings, and need not wait for Pydantic to read none.
        from pydantic import TypeAdapter, ValidationError

        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
            settings = TypeAdapter(cls).validate_python({**content, "folder": path.parent})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as error:
            raise CallError(f"{path}: {error}.") from error
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            raise CallError(
                f"{path}: {field}: {first['msg']}.", remedy="Settings are `types` and `queries`."
            ) from error
        if settings.types and str(path.parent.resolve()) not in sys.path:
            sys.path.append(str(path.parent.resolve()))
        return settings


def _places() -> list[Path]:
    if named := os.environ.get(ENVIRONMENT):
        return [Path(named)]
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return [Path(FILE), home / "dots" / FILE]
