"""Where the desk keeps its things, and what the environment says of it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from platformdirs import user_data_path

SECRET, DATABASE, HOME = "HUSTINGS_SECRET_KEY", "HUSTINGS_DATABASE_URL", "HUSTINGS_DESK_HOME"
ENVIRONMENT_FILE = "desk.env"


def home() -> Path:
    """Return the folder of the desk: its SQLite file, notices, backups and environment file."""
    named = os.environ.get(HOME)
    return Path(named).expanduser().absolute() if named else user_data_path("hustings") / "desk"


def database_url() -> str:
    """Return the address of the database: HUSTINGS_DATABASE_URL, else a SQLite file in the desk's folder."""
    return os.environ.get(DATABASE) or f"sqlite:///{home() / 'desk.sqlite3'}"


def read_environment() -> None:
    """Take variables that are not set from the environment file of the desk's folder, where there is one."""
    file = home() / ENVIRONMENT_FILE
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        name, is_set, value = line.partition("=")
        if is_set and not name.lstrip().startswith("#"):
            os.environ.setdefault(name.strip(), value.strip())


def write_environment() -> Path:
    """Make the desk's folder and its environment file, for their owner alone; return the file.

    A file that is there keeps its secret; one without gets one, unless the
    environment has it.
    """
    folder = home()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / ENVIRONMENT_FILE
    read_environment()
    if not file.exists():
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write("# Read by `hustings desk` for variables that are not set.\n")
            out.write(f"{SECRET}={secrets.token_urlsafe(50)}\n")
    elif not os.environ.get(SECRET):
        with file.open("a", encoding="utf-8") as out:
            out.write(f"\n{SECRET}={secrets.token_urlsafe(50)}\n")
    return file
