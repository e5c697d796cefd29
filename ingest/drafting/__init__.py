"""Drafts: what extractors proposed of one document, a reviewer's decisions on it, and the dossier that comes of them.

Import from the module that is named for the noun you need: ``draft`` is the type and what may be done with one,
``draft_file`` its file, ``checking`` what may be wrong with one, ``merging`` a draft of the same document that was
there before, ``acceptance`` the dossier that its accepted part makes.
"""
