"""Extraction: what a document says, proposed as entities and claims that a reviewer accepts or rejects.

Import from the module that is named for the noun you need: ``source`` is what an extractor is given, ``proposals`` what
it gives back, ``extractor`` the interface between the two and the register of those that there are, ``languages``
what of a document one can read.
"""
