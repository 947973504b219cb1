"""Keys of rows, as addresses of the admin name them."""


def is_key(words: str) -> bool:
    """Whether words of an address can be the key of a row."""
    return words.isdecimal() and len(words) < 19
