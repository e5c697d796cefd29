"""The step of a build that brings along what is vendored: see ``charts/vendoring.py``."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
# What builds need not be a Python that imports from the folder that is built.
sys.path.insert(0, str(ROOT))

from charts.vendoring import VendoringError, packages, vendor  # noqa: E402


class VendoringHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is a builder's own configuration
    """Puts what is vendored into the source distribution, the wheel, and the checkout of an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch what is missing, and name the files as part of what is built, though no commit holds them.

        Args:
            version: The kind of build; all are alike.
            build_data: What the build is told.
        """
        try:
            files = vendor(packages())
        except VendoringError as error:
            self.app.abort(str(error))
        build_data["artifacts"] += [f"/{file.relative_to(ROOT).as_posix()}" for file in files]
