"""The command line: each command parses what it was given, calls one function of the other packages, and renders.

Nothing here is imported before it is needed: ``dots --version`` and ``dots --help`` load Typer and no more.
"""
