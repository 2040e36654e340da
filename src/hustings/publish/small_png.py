"""A PNG written again in fewer bytes: no transparency where there is none, and packed harder."""

from __future__ import annotations

import struct
import zlib

_HEAD = b"\x89PNG\r\n\x1a\n"
_COLOURS, _WITH_ALPHA = 2, 6
_LEFT = 1
"""The filter of a row whose bytes are differences from the pixel on the left."""
_HARD = 6


def smaller(png: bytes) -> bytes:
    """Return the same picture as PNG without its channel of transparency, packed harder.

    A PNG of another kind than eight bits a channel with transparency, or one
    that is transparent anywhere, comes back as it is.
    Source: PNG Specification, third edition, sections 9 and 11.
    """
    import numpy as np

    chunks = _chunks(png)
    width, height, depth, kind, *rest = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if (depth, kind, *rest) != (8, _WITH_ALPHA, 0, 0, 0):
        return png
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, 4 * width + 1)
    if (rows[:, 0] != _LEFT).any():
        return png
    pixels = np.cumsum(rows[:, 1:].reshape(height, width, 4), axis=1, dtype=np.uint8)
    if (pixels[:, :, 3] != 255).any():
        return png
    plain = np.zeros((height, 3 * width + 1), np.uint8)
    plain[:, 1:] = pixels[:, :, :3].reshape(height, 3 * width)
    head = struct.pack(">IIBBBBB", width, height, 8, _COLOURS, 0, 0, 0)
    written = ((b"IHDR", head), (b"IDAT", zlib.compress(plain.tobytes(), _HARD)), (b"IEND", b""))
    return _HEAD + b"".join(_chunk(name, data) for name, data in written)


def _chunks(png: bytes) -> dict[bytes, bytes]:
    """Return the chunks by name, those of one name joined."""
    found: dict[bytes, bytes] = {}
    at = len(_HEAD)
    while at < len(png):
        size, name = struct.unpack_from(">I4s", png, at)
        found[name] = found.get(name, b"") + png[at + 8 : at + 8 + size]
        at += 12 + size
    return found


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
