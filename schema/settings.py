"""Settings: what a user tells dots once, in a ``dots.toml``.

Read from the folder that one works in, or from the user's configuration folder::

    types = ["my_types"]          # modules with entity and relationship types of one's own
    queries = ["queries"]         # folders with saved queries of one's own
    rules = ["rules"]             # folders with patterns and names of one's own, for the extractor `rules`
    likely_same = "offer"         # new entities that may be known: offer them, merge the sure ones, or ignore it

    [llm]                         # the model of the extractor ``llm``, local or hosted
    url = "http://localhost:11434/v1"
    model = "the-model"
"""

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Literal

from schema.errors import CallError

FILE = "dots.toml"
ENVIRONMENT = "DOTS_SETTINGS"


@dataclass(frozen=True)
class Model:
    """The language model that the extractor ``llm`` asks: one that speaks the protocol of OpenAI's chat completions.

    Args:
        url: The address that the protocol's paths are added to, such as ``http://localhost:11434/v1``.
        model: What the server calls the model.
        key: The key that a hosted one asks for. It is better kept in the environment, as ``DOTS_LLM_KEY``.
        timeout: Seconds after which an answer is no longer waited for.
        requests_per_minute: How many requests the server takes in a minute; None where that need not be minded.
        chunk: Characters of a document that one request carries at most.
        price_in: What a million tokens of the request cost, in any currency; None where the bill is of no interest.
        price_out: What a million tokens of the answer cost.
    """

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    url: str | None = None
    model: str | None = None
    key: str | None = field(default=None, repr=False)
    timeout: float = 180.0
    requests_per_minute: float | None = None
    chunk: int = 6000
    price_in: float | None = None
    price_out: float | None = None


@dataclass(frozen=True)
class Settings:
    """What a user tells dots once.

    Args:
        types: Modules with entity and relationship types of the user's own.
        queries: Folders with saved queries of the user's own, relative to the settings' folder.
        rules: Folders with patterns and names of the user's own, relative to the settings' folder.
        llm: The language model that proposes claims; none unless it is set.
        annotations: The folder, or the file, that the extractor ``annotations`` reads, where what was marked does not
            lie beside the document.
        likely_same: What a load does about new entities that are likely to be known ones: ``offer`` them, ``merge``
            those that are sure enough (each as a judgement, which can be undone), or ``ignore`` it.
        folder: The folder that the settings were read from.
    """

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    types: tuple[str, ...] = ()
    queries: tuple[Path, ...] = ()
    rules: tuple[Path, ...] = ()
    llm: Model = Model()
    annotations: Path | None = None
    likely_same: Literal["offer", "merge", "ignore"] = "offer"
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
            place = ".".join(str(part) for part in first["loc"])
            raise CallError(
                f"{path}: {place}: {first['msg']}.",
                remedy="Settings are `types`, `queries`, `rules`, `annotations`, `likely_same` and `llm`.",
            ) from error
        if settings.types and str(path.parent.resolve()) not in sys.path:
            sys.path.append(str(path.parent.resolve()))
        return settings


def _places() -> list[Path]:
    if named := os.environ.get(ENVIRONMENT):
        return [Path(named)]
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return [Path(FILE), home / "dots" / FILE]
