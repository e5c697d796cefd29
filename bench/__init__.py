"""Measurements of dots against what it is held to: `python -m bench` prints them as a table."""
