"""Where dots keeps what it must remember, and what it can fetch again."""

import os
from pathlib import Path

APPLICATION = "dots"


def data_folder() -> Path:
    """Return the folder of the user's data: ``DOTS_HOME`` where it is set, else the platform's own place."""
    if chosen := os.environ.get("DOTS_HOME"):
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path(APPLICATION, appauthor=False)


def cache_folder() -> Path:
    """Return the folder of downloads: ``DOTS_CACHE`` where it is set, else the platform's own place."""
    if chosen := os.environ.get("DOTS_CACHE"):
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_cache_path

    return user_cache_path(APPLICATION, appauthor=False)
