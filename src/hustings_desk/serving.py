"""Serving the desk: what must be in place before, where it may listen, and the web server itself."""

from __future__ import annotations

import ipaddress
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from gunicorn.app.base import BaseApplication

from hustings.errors import ElectionError
from hustings_desk.archive import book

THREADS = 4
"""Requests that one worker answers side by side."""
Say = Callable[[str], None]
"""Says a line to the person at the terminal."""
_SHARED_MEMORY = Path("/dev/shm")


class Server(BaseApplication):
    """Gunicorn with the desk's settings; workers of several threads, one start for all of them."""

    def __init__(self, host: str, port: int, workers: int, say: Say) -> None:
        self._say = say
        self._bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self._workers = workers
        self._application: Any = None
        super().__init__()

    def load_config(self) -> None:
        """Say how to serve."""
        chosen = {
            "bind": self._bind,
            "workers": self._workers,
            "threads": THREADS,
            "worker_class": "gthread",
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 20,
            "keepalive": 5,
            "errorlog": "-",
            "loglevel": "warning",
            "proc_name": "hustings-desk",
            "control_socket_disable": True,
            "when_ready": self._say_where,
        }
        if _SHARED_MEMORY.is_dir() and os.access(_SHARED_MEMORY, os.W_OK):
            chosen["worker_tmp_dir"] = str(_SHARED_MEMORY)
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the application; no connection to the database crosses the fork."""
        if self._application is None:
            self._application = get_wsgi_application()
            connections.close_all()
        return self._application

    def _say_where(self, arbiter: Any) -> None:
        if settings.HTTPS:
            self._say(f"The desk listens on {self._bind} for its HTTPS proxy. Ctrl-C ends it.")
        else:
            self._say(f"The desk listens on http://{self._bind}/ . Ctrl-C ends it.")


def serve(host: str, port: int, workers: int, say: Say) -> None:
    """Serve the desk until it is told to stop; ElectionError where it may not or cannot start."""
    refuse_public(host, settings.HTTPS)
    refuse_unready()
    refuse_taken(host, port)
    Server(host, port, workers, say).run()


def refuse_public(host: str, is_https: bool) -> None:
    """Raise ElectionError for an address that others can reach, unless the desk speaks HTTPS by a proxy."""
    if is_https or _is_loopback(host):
        return
    raise ElectionError(
        f"{host} can be reached from other machines, and passwords would cross the network readable; "
        "put a proxy that speaks HTTPS before the desk and set HUSTINGS_HTTPS=1, or listen on 127.0.0.1"
    )


def refuse_unready() -> None:
    """Raise ElectionError where the secret, the tables, static files or the election are missing."""
    if not _has_secret():
        raise ElectionError("no HUSTINGS_SECRET_KEY: hustings desk init ELECTION makes one, or set it")
    executor = MigrationExecutor(connections["default"])
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise ElectionError(
            f"the database is {len(waiting)} steps behind this version; run: hustings desk upgrade"
        )
    missing = _missing_static()
    if missing:
        raise ElectionError(f"{missing}; run: hustings desk upgrade")
    book()


def refuse_taken(host: str, port: int) -> None:
    """Raise ElectionError where something else listens at the address, or it cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as wrong:
            raise ElectionError(
                f"{host} port {port}: {wrong.strerror or wrong}; choose another --port"
            ) from None


def _has_secret() -> bool:
    try:
        return bool(settings.SECRET_KEY)
    except ImproperlyConfigured:
        # Django refuses to tell of an empty one.
        return False


def _missing_static() -> str:
    """Return what is wrong with the static files; "" where all that the desk has are in their place."""
    file = settings.STATIC_ROOT / "staticfiles.json"
    if not file.is_file():
        return f"no static files in {settings.STATIC_ROOT}"
    named = json.loads(file.read_text(encoding="utf-8"))["paths"]
    wanted = [name for finder in get_finders() for name, _ in finder.list([])]
    gone = [one for one in wanted if not (settings.STATIC_ROOT / named.get(one, "nowhere")).is_file()]
    return f"{len(gone)} static files are missing in {settings.STATIC_ROOT}" if gone else ""


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
