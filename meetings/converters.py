"""Symbols in addresses."""


class PathOfSymbol:
    """What stands behind documents/: PTC/26/2, PTC/26/2/rev/1, in any case, dots included."""

    regex = r"[A-Za-z][A-Za-z0-9.-]*(?:/[A-Za-z0-9.-]+)+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
