"""Measures the search in a million texts and pages of files.

    python -m bench.search 1000000    build what is missing, then measure
    python -m bench.search --drop     drop every database that this made

By shape of query: milliseconds of a whole answer to who asks first, of which nothing was kept
(median, 95th and 99th percentile), statements, and processor time as a share of limit ii, of that
answer and of one made anew for who asks again; limit ii is asked again and again, too. Then the
plans that went wrong.
"""

import argparse
import statistics
import time
from collections.abc import Iterable
from typing import NamedTuple

from bench.measuring import LIMIT_II, Caller, cost, processor_seconds  # isort: skip
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import caches
from django.db import connection
from django.test.utils import override_settings

from accounts.models import User
from bench import asked, million, plans

ROUNDS, AGAIN = 2, 2


class Answer(NamedTuple):
    seconds: float
    processor_seconds: float
    seconds_again: float
    statements: int


def ask(caller: Caller, watch: plans.Watch, address: str) -> Answer:
    caches["pages"].clear()
    watch.statements, started, busy = 0, time.perf_counter(), processor_seconds()
    with connection.execute_wrapper(watch):
        status = caller.get(address)
    if status not in {200, 404}:
        raise SystemExit(f"{address[:100]} answered {status}")
    seconds, first = time.perf_counter() - started, processor_seconds() - busy
    return Answer(seconds, first, cost(caller, address, repeats=AGAIN), watch.statements)


def measured(caller: Caller, watch: plans.Watch, shapes: dict[str, list[str]]):
    """Answers by shape, each query once in each round; nothing is kept of it from before."""
    answers: dict[str, list[Answer]] = {name: [] for name in shapes}
    for _ in range(ROUNDS):
        caches["default"].clear()
        caller.get(asked.PAGE)
        for name, addresses in shapes.items():
            answers[name] += [ask(caller, watch, address) for address in addresses]
    return answers


def session_key() -> str:
    """The session of a reader who signed in."""
    user, _is_new = User.objects.get_or_create(username="reader", email="reader@bench.example")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


def report(answers: dict[str, list[Answer]], limit: float) -> None:
    parts = "".join(f"{part:>8}" for part in ("median", "95 %", "99 %"))
    print(f"{'shape':28}{parts}{'statements':>12}{'x limit ii':>12}{'again':>8}")
    every = [answer for some in answers.values() for answer in some]
    for name, some in [*answers.items(), ("all", every)]:
        times = [answer.seconds * 1000 for answer in some]
        busy = statistics.median(answer.processor_seconds for answer in some)
        again = statistics.median(answer.seconds_again for answer in some)
        figures = "".join(f"{share(times, part):>8.1f}" for part in (0.5, 0.95, 0.99))
        number = max(answer.statements for answer in some)
        print(f"{name:28}{figures}{number:>12}{limit / busy:>12.2f}{limit / again:>8.2f}")


def share(times: Iterable[float], part: float) -> float:
    """The time that this part of them does not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def measure() -> None:
    shapes, signed_in = asked.queries()
    number = sum(len(addresses) for addresses in (*shapes.values(), *signed_in.values()))
    print(f"{number} queries, {ROUNDS} times each")
    anybody, reader, watch = Caller(), Caller(session_key()), plans.Watch()
    caller_limit = statistics.median(cost(anybody, LIMIT_II) for _ in range(ROUNDS))
    answers = measured(anybody, watch, shapes) | measured(reader, watch, signed_in)
    limits = [caller_limit, *(cost(anybody, LIMIT_II) for _ in range(ROUNDS))]
    report(answers, statistics.median(limits))
    print(f"limit ii: {statistics.median(limits) * 1000:.2f} ms of processor time")
    for sql, params in watch.slow.values():
        for fault in plans.faults(sql, params):
            print(f"{fault}: {' '.join(sql.split())[:200]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("texts", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--drop", action="store_true", help="drop what was built")
    parser.add_argument("--build", action="store_true", help="build only")
    options = parser.parse_args()
    if options.drop:
        print("\n".join(million.drop()) or "nothing to drop")
        return
    million.use(options.texts)
    million.build(options.texts, lambda text: print(text, flush=True))
    if not options.build:
        measure()


if __name__ == "__main__":
    with override_settings(ROOT_URLCONF="bench.urls"):
        main()
