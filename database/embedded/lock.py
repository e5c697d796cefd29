"""The lock: every jar of the embedded server, by version, size and SHA-256, in the order of the class path.

The format is jgo's own lock file, with the size of each jar added; `database.embedded.resolution` writes it.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LOCK_FILE = Path(__file__).with_name("lock.toml")


@dataclass(frozen=True, slots=True)
class Jar:
    """One jar of the server.

    Args:
        group: Its Maven group.
        artifact: Its Maven artifact.
        version: Its version.
        classifier: Its Maven classifier, empty where it has none.
        sha256: The SHA-256 of the file, in hexadecimal.
        size: The size of the file, in bytes.
    """

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def file(self) -> str:
        """The name of its file, unique within the lock."""
        suffix = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{suffix}.jar"

    @property
    def path(self) -> str:
        """Its path within a Maven repository."""
        return f"{self.group.replace('.', '/')}/{self.artifact}/{self.version}/{self.file}"


@dataclass(frozen=True, slots=True)
class Lock:
    """The jars of one version of the server.

    Args:
        version: The version of Neo4j.
        jars: Its jars, in the order of the class path.
    """

    version: str
    jars: tuple[Jar, ...]

    @property
    def size(self) -> int:
        """The size of all jars together, in bytes."""
        return sum(jar.size for jar in self.jars)


@cache
def read_lock(file: Path = LOCK_FILE) -> Lock:
    """Read a lock file.

    Args:
        file: The file; the one that dots brings by default.
    """
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return Lock(
        version=data["environment"]["neo4j"],
        jars=tuple(
            Jar(
                group=entry["groupId"],
                artifact=entry["artifactId"],
                version=entry["version"],
                classifier=entry.get("classifier", ""),
                sha256=entry["sha256"],
                size=entry["size"],
            )
            for entry in data["dependencies"]
        ),
    )
