"""What the desk does not do, in words."""


class RefusedError(Exception):
    """Something that was asked of the desk and is not done; says why. Nothing is saved."""
