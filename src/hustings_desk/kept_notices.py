"""Notices kept as files under their hash: photographs and documents by what they hold, not by their name."""

from __future__ import annotations

import hashlib
import os
import secrets
from io import BytesIO
from pathlib import Path
from typing import IO

from django.conf import settings
from PIL import Image, UnidentifiedImageError

from hustings.errors import ElectionError
from hustings_desk.clock import now
from hustings_desk.models import Account, Notice

LARGEST = 8 * 1024 * 1024
MOST_PIXELS = 60_000_000
# A telephone may put a second picture behind the first, which is then called MPO.
_IMAGES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
PDF = "application/pdf"
SHOWN = ".shown"
"""Ends the name of a copy that is shown instead of the file that came."""


class NoticeError(ElectionError):
    """A file that is no photograph or document of a notice."""


def keep(file: IO[bytes], name: str, account: Account) -> Notice:
    """Keep an uploaded file, and return its record; the same bytes are kept once.

    Raises NoticeError where it is larger than LARGEST, or by its content
    neither a JPEG, PNG or WebP image nor a PDF document.
    """
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise NoticeError(f"The file is larger than {LARGEST // 1024 // 1024} MB.")
    media_type = _media_type(content)
    sha256 = hashlib.sha256(content).hexdigest()
    keep_file(path_of(sha256), content)
    found, _ = Notice.objects.get_or_create(
        sha256=sha256,
        defaults={
            "media_type": media_type,
            "size": len(content),
            "name": Path(name).name[:200],
            "account": account,
            "at": now(),
        },
    )
    return found


def path_of(sha256: str) -> Path:
    """Return where the file of a hash lies."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


def keep_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; one that is there stays."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    part.replace(path)


def _media_type(content: bytes) -> str:
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]:
        return PDF
    try:
        with Image.open(BytesIO(content), formats=["JPEG", "PNG", "WEBP"]) as image:
            kind, (width, height) = image.format or "", image.size
            if width * height > MOST_PIXELS:
                raise NoticeError("The image is larger than a photograph of a notice can be.")
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise NoticeError("The file is neither a JPEG, PNG or WebP image nor a PDF document.") from None
    return _IMAGES[kind]
