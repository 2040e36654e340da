"""Photographs as the desk shows them: drawn anew, without what a camera wrote into them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

from hustings_desk.kept_notices import SHOWN, NoticeError, keep_file, path_of
from hustings_desk.models import Notice

_MOST_SIDE = 4000
"""Points of the longer side at most; more than a notice needs to be read."""


def shown(notice: Notice) -> bytes:
    """Return a photograph of a notice drawn anew, upright, by its points alone.

    Where it was taken, when, by which camera, and thumbnails are left out; the
    file as it came stays under its hash. NoticeError where it cannot be drawn.
    """
    original = path_of(notice.sha256)
    copy = original.with_name(original.name + SHOWN)
    if not copy.exists():
        keep_file(copy, _drawn_anew(original.read_bytes()))
    return copy.read_bytes()


def _drawn_anew(content: bytes) -> bytes:
    out = BytesIO()
    try:
        with Image.open(BytesIO(content), formats=["JPEG", "PNG", "WEBP"]) as image:
            kind = "JPEG" if image.format == "MPO" else image.format
            image.draft("RGB", (_MOST_SIDE, _MOST_SIDE))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((_MOST_SIDE, _MOST_SIDE))
            mode = "RGBA" if upright.has_transparency_data and kind != "JPEG" else "RGB"
            # A fresh picture carries nothing but points: no comment, profile or position.
            bare = Image.new(mode, upright.size)
            bare.paste(upright.convert(mode))
            bare.save(out, kind, quality=90)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise NoticeError("The photograph cannot be shown; it is kept as it came.") from None
    return out.getvalue()
