"""Whether the portal lives (/healthz) and whether it can serve (/readyz)."""

from django.core.files.storage import default_storage
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mail.models import Letter


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers; nothing else is asked."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Database, migrations and storage, each true or false; 503 unless all are true.

    Beside them how long the mail queue has waited, which is no reason to take no visitors.
    """
    has_database = _database()
    checks = {
        "database": has_database,
        "migrations": has_database and _migrations(),
        "storage": _storage(),
    }
    is_ready = all(checks.values())
    seconds = _mail_seconds() if has_database else None
    return JsonResponse(checks | {"mail_seconds": seconds}, status=200 if is_ready else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def _migrations() -> bool:
    """Whether every migration is applied; looked up until it is, then remembered."""
    if not getattr(_migrations, "are_applied", False):
        try:
            executor = MigrationExecutor(connection)
            plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except Error:
            return False
        _migrations.are_applied = not plan  # type: ignore[attr-defined]
    return bool(_migrations.are_applied)  # type: ignore[attr-defined]


def _mail_seconds() -> int | None:
    """For how many seconds the letter that is due longest has been due; None if unknown."""
    try:
        oldest = Letter.objects.due().order_by("next_try_at").only("next_try_at").first()
    except Error:
        return None
    return int((timezone.now() - oldest.next_try_at).total_seconds()) if oldest else 0


def _storage() -> bool:
    try:
        default_storage.listdir("")
    except OSError:
        return False
    return True
