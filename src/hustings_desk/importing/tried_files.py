"""Files sent through a page, kept between the trial and the word to go on."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from hustings.errors import ElectionError
from hustings_desk.clock import now
from hustings_desk.importing.taking import LARGEST
from hustings_desk.models import Account

_LASTS = timedelta(days=1)
_SHA256 = re.compile(r"[0-9a-f]{64}")


def keep(sent: UploadedFile[bytes], account: Account) -> str:
    """Keep a file that somebody sent; return its SHA-256. ElectionError where it is too large."""
    if sent.size is None or sent.size > LARGEST:
        raise ElectionError(f"The file has {sent.size or 0:,} bytes, want {LARGEST:,} at most.")
    content = sent.read(LARGEST + 1)
    sha256 = hashlib.sha256(content).hexdigest()
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _forget_old(folder)
    beside = folder / f".{secrets.token_hex(8)}"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
    beside.replace(_path(sha256, account))
    return sha256


def kept(sha256: str, account: Account) -> Path:
    """Return the file that an account sent; ElectionError where it is here no more."""
    if not _SHA256.fullmatch(sha256) or not _path(sha256, account).is_file():
        raise ElectionError("That file is here no more; send it again.")
    return _path(sha256, account)


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT).parent / "imports"


def _path(sha256: str, account: Account) -> Path:
    return _folder() / f"{account.pk}-{sha256}.csv"


def _forget_old(folder: Path) -> None:
    for file in folder.iterdir():
        written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        if written < now() - _LASTS:
            file.unlink(missing_ok=True)
