"""Messages that stand in a table are marked where they stand, and looked up when they are shown."""


def _(message: str) -> str:
    """Marks a message for the catalogues."""
    return message
