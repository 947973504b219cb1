"""Numbers of agenda items, as people write them: 2, 2.1, 2a."""

NUMBER = r"[0-9]{1,3}([.][0-9]{1,3}){0,2}[a-z]?"
WHOLE_NUMBER = f"^{NUMBER}$"


def parent_of(number: str) -> str:
    """The number of the item that it is a part of: 2 for 2.1 and for 2a; nothing for 2."""
    if number[-1:].isalpha():
        return number[:-1]
    return number.rpartition(".")[0]


def sort_key(number: str) -> tuple:
    """Sorts numbers as people count: 2, 2a, 2.1, 2.10, 10."""
    letter = number[-1] if number[-1:].isalpha() else ""
    digits = number.removesuffix(letter)
    return (*((int(n), "") for n in digits.split(".")[:-1]), (int(digits.split(".")[-1]), letter))
