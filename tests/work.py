"""How much work an answer is: counted and not timed, so the same however busy a machine is."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, NamedTuple

from argon2 import extract_parameters
from argon2.low_level import hash_secret, verify_secret
from django.db import connection
from django.test.utils import CaptureQueriesContext


class Work(NamedTuple):
    """Calls of functions; statements; what each password that was worked on cost."""

    calls: int
    statements: int
    passwords: list[tuple[int, int, int]]


def work_of(act: Callable[[], Any]) -> Work:
    """What is done in this process."""
    calls, passwords, before = 0, [], sys.getprofile()

    def count(frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}
        if event == "call" and frame.f_code is hash_secret.__code__:
            given = frame.f_locals
            costs = (given["time_cost"], given["memory_cost"], given["parallelism"])
            passwords.append(costs)
        elif event == "call" and frame.f_code is verify_secret.__code__:
            known = extract_parameters(frame.f_locals["hash"].decode())
            passwords.append((known.time_cost, known.memory_cost, known.parallelism))

    with CaptureQueriesContext(connection) as statements:
        sys.setprofile(count)
        try:
            act()
        finally:
            sys.setprofile(before)
    return Work(calls, len(statements), passwords)


class SameWork:
    """For tests of what must not tell by the time it takes."""

    def assert_same_work(self: Any, work: dict[str, Work]) -> None:
        """The same statements and passwords; calls differ by the twentieth that a row may take."""
        self.assertEqual(len({each.statements for each in work.values()}), 1, work)
        self.assertEqual(len({tuple(each.passwords) for each in work.values()}), 1, work)
        calls = [each.calls for each in work.values()]
        self.assertLess(max(calls), 1.05 * min(calls), work)
