"""Saved queries: the library, its file format, and what runs it."""
