"""Plans of PostgreSQL's that went wrong: it walked through a large table, or looked at far more
rows than it gave."""

import re
import time
from collections.abc import Iterator
from typing import Any

from django.db import connection

SLOW_SECONDS = 0.04
LARGE = {"content_version", "content_entry", "library_filepage"}
# Rows that were looked at for each that is given; fewer rows than these are always looked at.
MOST_EXAMINED, FEW_ROWS = 100, 100
# Statements that differ in the length of a list only are one.
LISTED = re.compile(r"%s(, %s)+")


class Watch:
    """Counts the statements of a connection, and keeps one of each kind that takes long."""

    def __init__(self):
        self.statements = 0
        self.slow: dict[str, tuple[str, Any]] = {}

    def __call__(self, execute, sql, params, many, context):
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.statements += 1
            if time.perf_counter() - start > SLOW_SECONDS and not many:
                self.slow.setdefault(LISTED.sub("%s, ...", sql), (sql, params))


def faults(sql: str, params: Any) -> list[str]:
    """What went wrong in the plan of a statement."""
    if not sql.lstrip().upper().startswith(("SELECT", "WITH", "(")):
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
        ((plans,),) = cursor.fetchall()
    plan = plans[0]["Plan"]
    examined = sum(_examined(node) for node in _nodes(plan))
    given = max(_given(plan), FEW_ROWS)
    found = walks(plan)
    if examined > MOST_EXAMINED * given:
        found.append(f"looks at {examined:,.0f} rows and gives {given:,.0f}")
    return [f"{one} ({plans[0]['Execution Time']:.0f} ms)" for one in found]


def walks(plan: dict) -> list[str]:
    """The large tables that a plan walks through; that it did, where it was executed."""
    return [
        f"walks through {node['Relation Name']}"
        for node in _nodes(plan)
        if node["Node Type"].endswith("Seq Scan")
        and node["Relation Name"] in LARGE
        and node.get("Actual Loops", 1)
    ]


def _nodes(plan: dict) -> Iterator[dict]:
    yield plan
    for part in plan.get("Plans", []):
        yield from _nodes(part)


def _examined(node: dict) -> float:
    if "Relation Name" not in node:
        return 0
    removed = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    return (node["Actual Rows"] + removed) * node["Actual Loops"]


def _given(plan: dict) -> float:
    """The rows of the statement; of a count those that were counted."""
    if plan["Node Type"] in {"Aggregate", "Append", "Subquery Scan"} and plan.get("Plans"):
        return sum(_given(part) for part in plan["Plans"])
    return plan["Actual Rows"] * max(plan["Actual Loops"], 1)
