"""The catalogue: which saved queries there are, and where.

The library that comes with dots lies in ``library/<topic>/<name>.cypher``; folders of a user's own join it. Finding a
query looks at names of files only, so that running one never reads the others.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final, Self

from queries.saved_query import LIBRARY, SavedQuery, is_name
from schema.errors import CallError, Problem, QueryInvalid
from schema.suggestion import LOOSE, did_you_mean

SUFFIX: Final = ".cypher"


class Catalogue:
    """The saved queries of the library and of a user's folders.

    Args:
        files: The files of each name; the last is the user's own where there are several.
        misplaced: What lies in the folders and cannot be a query.
    """

    def __init__(self, files: Mapping[str, tuple[Path, ...]], misplaced: Iterable[Problem] = ()) -> None:
        self._files = files
        self._misplaced = tuple(misplaced)
        self._read: dict[Path, SavedQuery] = {}

    @classmethod
    def read(cls, folders: Iterable[Path] = ()) -> Self:
        """Look into the library and into folders of a user's own.

        Args:
            folders: The user's folders, in the order in which they are to be looked into.

        Returns:
            The catalogue; no file has been read yet.
        """
        files: dict[str, tuple[Path, ...]] = {}
        misplaced: list[Problem] = []
        for folder in (LIBRARY, *folders):
            if not folder.is_dir():
                misplaced.append(Problem(str(folder), 0, "", "there is no such folder of queries."))
                continue
            for path in sorted(folder.rglob(f"*{SUFFIX}")):
                parts = path.relative_to(folder).with_suffix("").parts
                if not all(is_name(part) for part in parts):
                    misplaced.append(
                        Problem(str(path), 0, "", "is no name for a query; use lower case letters and hyphens.")
                    )
                    continue
                name = "/".join(parts)
                files[name] = (*files.get(name, ()), path)
        return cls(files, misplaced)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all queries, in order, readable or not."""
        return tuple(sorted(self._files))

    @cached_property
    def short_names(self) -> Mapping[str, str]:
        """For each query the shortest name that means it: its last part alone where that is enough."""
        return {name: name.rpartition("/")[2] if self.called(name) == (name,) else name for name in self.names}

    @cached_property
    def _by_last_part(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name in self.names:
            last = name.rpartition("/")[2]
            found[last] = (*found.get(last, ()), name)
        return found

    def called(self, name: str) -> tuple[str, ...]:
        """Return the names of the queries that the last part of a name means.

        What comes with dots goes on to mean what it did, whatever queries of a user's own are called.

        Args:
            name: A name, or the last part of one.
        """
        found = self._by_last_part.get(name.rpartition("/")[2], ())
        return tuple(each for each in found if self._files[each][0].is_relative_to(LIBRARY)) or found

    def get(self, name: str) -> SavedQuery:
        """Return the query of a name.

        Args:
            name: Its path, or the last part of it where that is unique; capitals and underscores will do.

        Returns:
            The query.

        Raises:
            CallError: No query is called so, or several are.
            QueryInvalid: The file of the query cannot be used.
        """
        wanted = name.strip().strip("/").removesuffix(SUFFIX).lower().replace("_", "-")
        if wanted in self._files:
            return self._query(wanted)
        found = () if "/" in wanted else self.called(wanted)
        if len(found) == 1:
            return self._query(found[0])
        if found:
            raise CallError(f"“{name}” could be any of {', '.join(found)}.", remedy="Give the whole name.")
        known = self.names if "/" in wanted else self.short_names.values()
        hint = did_you_mean(wanted, known, most=3, near=LOOSE) or "`dots query list` shows them all."
        raise CallError(f"There is no query “{name}”.", remedy=hint)

    def __iter__(self) -> Iterator[SavedQuery]:
        """Yield every query that can be used, by name; ``problems`` has the others."""
        for name in self.names:
            try:
                yield self._query(name)
            except QueryInvalid:
                continue

    def __len__(self) -> int:
        return len(self.names)

    @property
    def problems(self) -> list[str]:
        """What is wrong with the files of the catalogue, one line each, with its place."""
        found = [str(problem) for problem in self._misplaced]
        for name, paths in self._files.items():
            for path in paths:
                try:
                    query = self._parsed(path, name)
                except QueryInvalid as error:
                    found.append(error.message)
                    continue
                if path is not paths[0] and not query.metadata.replaces:
                    found.append(
                        f"{path}:1: there is a query {name} already; rename this one, or say `replaces: true`."
                    )
        return found

    def _query(self, name: str) -> SavedQuery:
        shipped, *own = self._files[name]
        for path in reversed(own):
            if (query := self._parsed(path, name)).metadata.replaces:
                return query
        return self._parsed(shipped, name)

    def _parsed(self, path: Path, name: str) -> SavedQuery:
        if path not in self._read:
            self._read[path] = SavedQuery.read(path, name)
        return self._read[path]
