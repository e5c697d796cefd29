"""The version of dots, which is printed and written into what dots makes."""


def version() -> str:
    """Return the version of dots that is installed."""
    from importlib.metadata import version as installed

    return installed("dots")
