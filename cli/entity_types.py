"""Entity types as a command takes them: any case will do, and what was typed is completed."""


def types(incomplete: str) -> list[str]:
    """Complete an entity type.

    Args:
        incomplete: What was typed of it.
    """
    from cli import session

    return [label for label in session.vocabulary().entity_types if label.lower().startswith(incomplete.lower())]


def types_of(name: str) -> tuple[str, ...]:
    """Give an entity type by its name, in any case, with those that derive from it.

    Args:
        name: The name of the type.

    Raises:
        CallError: There is none of that name.
    """
    from cli import session
    from queries.arguments import with_subtypes
    from schema.errors import CallError
    from schema.suggestion import did_you_mean

    known = session.vocabulary().entity_types
    label = next((label for label in known if label.lower() == name.lower()), None)
    if label is None:
        hint = f"{did_you_mean(name, known)} Types are {', '.join(known)}."
        raise CallError(f"There is no entity type “{name}”.", remedy=hint.lstrip())
    return with_subtypes((label,))
