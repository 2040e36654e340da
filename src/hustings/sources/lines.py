"""A publisher's file taken apart into lines of cells, or refused where that cannot be done."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from hustings.errors import Fault, FaultsError

BLANKS = " \t\r\n\v\f\u00a0\u200b\ufeff"

# Encodings of one byte a character take any bytes at all, those of UTF-8 too.
_ONE_BYTE = re.compile(r"cp125\d|iso8859|mac|koi8|cp437|cp850")


def plain(text: str) -> str:
    r"""Return text as it may be printed: what is no visible character is spelt out.

    >>> plain("Ash" + chr(27) + "[2J")
    'Ash\\x1b[2J'
    """
    return text if text.isprintable() else "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def refusal(file: str, line: int, column: str, problem: str) -> FaultsError:
    """Return the error of a file that a single fault makes unreadable."""
    return FaultsError([Fault(plain(file), line, plain(column), plain(problem))])


def name_of(path: Path) -> str:
    """Return the name that a file goes by in faults."""
    return plain(path.name or str(path))


def bytes_of(path: Path, file: str) -> bytes:
    """Return the bytes of a file; FaultsError where there is none to read."""
    try:
        return path.read_bytes()
    except IsADirectoryError:
        problem = "is a folder, want a file"
    except FileNotFoundError:
        problem = "there is no such file"
    except OSError as wrong:
        problem = f"cannot be read: {wrong.strerror or wrong}"
    except ValueError:
        problem = "is no name that a file can have"
    raise refusal(file, 1, "", problem)


def is_encoding(name: str) -> bool:
    """Return whether Python knows a text encoding of that name."""
    try:
        return bool(codecs.lookup(name)._is_text_encoding) and isinstance(b"".decode(name), str)
    except (LookupError, ValueError):
        return False


def text_of(raw: bytes, file: str, encoding: str) -> str:
    """Return the bytes of a file as text, a byte-order mark left out; FaultsError where they are none."""
    if not is_encoding(encoding):
        raise refusal(file, 1, "", f"no encoding is called {encoding!r}")
    name = codecs.lookup(encoding).name
    _refuse_utf8(raw, file, encoding, name)
    try:
        text = raw.decode("utf-8-sig" if name == "utf-8" else encoding)
    except UnicodeDecodeError as wrong:
        problem = f"byte 0x{raw[wrong.start]:02x} is not {encoding}; is the file in another encoding?"
        raise refusal(file, _line_at(raw, wrong.start), "", problem) from None
    except ValueError as wrong:
        raise refusal(file, 1, "", f"is not {encoding}: {wrong}") from None
    if "\0" in text:
        line = _line_at(text.encode("utf-8", "replace"), text.encode("utf-8", "replace").index(0))
        raise refusal(file, line, "", "a zero byte: this is not a text file, or it is UTF-16")
    return text


def lines_of(text: str, file: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each line that is not blank, with its number as an editor shows it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            raise refusal(file, before + 1, "", _in_words(str(wrong))) from None
        first, before = before + 1, reader.line_num
        if any(cell.strip(BLANKS) for cell in cells):
            yield first, cells


def _in_words(wrong: str) -> str:
    if "unexpected end" in wrong:
        return "a quotation mark opened here is never closed; is the file cut short?"
    if "field larger" in wrong:
        return f"a cell is longer than {csv.field_size_limit():,} characters; is a quotation mark too many?"
    if "expected after" in wrong:
        return "a quotation mark inside a quoted cell; a mark that belongs to the text is written twice"
    return f"cannot be read as a table: {wrong}"


def _line_at(raw: bytes, place: int) -> int:
    return len(re.findall(rb"\r\n|\r|\n", raw[:place])) + 1


def _refuse_utf8(raw: bytes, file: str, encoding: str, name: str) -> None:
    """Refuse UTF-8 that would be read as one byte a character: every accent would come out as two signs."""
    if not _ONE_BYTE.match(name) or raw.isascii():
        return
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return
    place = next(n for n, byte in enumerate(raw) if byte > 127)
    problem = f'the file is UTF-8, the mapping says {encoding}; write encoding = "utf-8"'
    raise refusal(file, _line_at(raw, place), "", problem)
