"""The cache: what a model answered, by the content of what it was asked, so that nothing is paid for twice.

A run that was killed goes on where it was: the same model, asked the same of the same words, has answered already.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ingest.extraction.llm.connection import Reply
from schema import files
from schema.errors import WorkError

FOLDER = "llm"


class Cache:
    """Answers in a folder of the user's own.

    Args:
        folder: The folder; made when the first answer is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @staticmethod
    def key(url: str, model: str, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> str:
        """Give the key of a request: what is asked, of whom, and in which form."""
        content = json.dumps([url, model, list(messages), schema], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()

    def get(self, key: str) -> Reply | None:
        """Give the answer that was kept; None where there is none that can be read."""
        try:
            return Reply(**json.loads(self._path(key).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            # Not kept, or spoilt by a full disk: asking again mends it.
            return None

    def put(self, key: str, reply: Reply) -> bool:
        """Keep an answer: whole or not at all, readable by the user alone, since it repeats what documents say.

        Returns:
            Whether it could be kept: a full disk is no reason to lose an answer that is at hand.
        """
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            files.replace(path, json.dumps(asdict(reply)), private=True)
        except (OSError, WorkError):
            return False
        return True

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
