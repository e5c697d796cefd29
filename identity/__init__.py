"""Identity: how names are spelt, and which entity a name means.

Import from the module that is named for the noun you need: ``identity.lookup`` finds entities, ``identity.spelling``
compares names, ``identity.letters`` brings every script to Latin letters.
"""
