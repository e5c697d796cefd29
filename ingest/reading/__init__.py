"""Reading: a file of any kind that documents come in, as normalised text with what it says of itself.

Import from the module that is named for the noun you need: ``reader`` reads a file, ``reading`` is what comes of it,
``formats`` the register of the kinds, and each kind has a module of its own.
"""
