"""Resolution: which entity a record, or a key that a claim writes, stands for."""


def entity_of(key: str) -> str:
    """Give the id of the entity that a key stands for.

    Records of the same key in several dossiers are one entity: its id is the key.

    Args:
        key: The key of an entity record, as dossiers write it.

    Returns:
        The id of the entity.
    """
    return key
