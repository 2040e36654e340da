"""Notices that are uploaded: by what they hold, kept under their hash, harmless where they are shown."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import ExifTags, Image

from desk.desk_forms import ROCHDALE, filled
from hustings_desk.archive import Book
from hustings_desk.kept_notices import LARGEST, path_of
from hustings_desk.models import Account, Keying, Notice

ClientOf = Callable[[Account], Client]
KEY = f"/contests/{ROCHDALE}/key/"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SCRIPT = b"<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "notices"


def image(kind: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


def sent(client: Client, content: bytes, name: str = "notice.jpg", **changed: str) -> tuple[int, str]:
    form: dict[str, object] = {**filled(ROCHDALE, source="", **changed)}
    answer = client.post(KEY, {**form, "photograph": SimpleUploadedFile(name, content, "image/jpeg")})
    return answer.status_code, answer.text


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_is_kept_under_its_hash_and_is_the_source(
    desk: Book, keyer: Account, client_of: ClientOf, kind: str
) -> None:
    client = client_of(keyer)
    assert sent(client, image(kind))[0] == 302
    keying = Keying.objects.select_related("notice").get()
    assert keying.notice is not None
    assert keying.source == f"a photograph, {keying.notice.sha256[:12]}"
    assert path_of(keying.notice.sha256).read_bytes() == image(kind)
    assert path_of(keying.notice.sha256).stat().st_mode & 0o077 == 0
    shown = client.get(f"/notices/{keying.notice.sha256}/")
    with Image.open(BytesIO(shown.getvalue())) as drawn:
        assert (drawn.format, drawn.size, drawn.convert("RGB").getpixel((5, 5))) == (
            kind,
            (40, 30),
            (255,) * 3,
        )
    assert shown.headers["content-type"] == f"image/{kind.lower()}"
    assert shown.headers["content-disposition"].startswith("inline")
    assert shown.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert shown.headers["x-content-type-options"] == "nosniff"


def photograph(kind: str) -> bytes:
    """Return a photograph as a telephone takes it: on its side, with the place, the hour and a remark."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Model] = "a telephone (made up)"
    exif[ExifTags.Base.DateTime] = "2024:07:05 03:12:00"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (51.0, 30.0, 26.0)
    taken, out = Image.new("RGB", (40, 30), "white"), BytesIO()
    taken.paste("black", (0, 0, 40, 5))
    more = {"comment": b"a remark (made up)"} if kind == "JPEG" else {}
    taken.save(out, kind, exif=exif, xmp=b"<x:xmpmeta>a place (made up)</x:xmpmeta>", **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_where_and_when_a_photograph_was_taken_is_kept_and_not_shown(
    desk: Book, keyer: Account, client_of: ClientOf, kind: str
) -> None:
    client, content = client_of(keyer), photograph(kind)
    with Image.open(BytesIO(content)) as came:
        assert came.getexif().get_ifd(ExifTags.IFD.GPSInfo), "the place is in what is sent"
    sent(client, content)
    sha256 = hashlib.sha256(content).hexdigest()
    assert path_of(sha256).read_bytes() == content, "what came stays as it came, under its hash"
    for _ in range(2):
        shown = client.get(f"/notices/{sha256}/").getvalue()
        with Image.open(BytesIO(shown)) as drawn:
            assert drawn.size == (30, 40), "it stands upright"
            assert drawn.convert("L").getpixel((28, 20)) < 60, "its upper edge is to the right"
            assert not dict(drawn.getexif())
        assert not any(word in shown for word in (b"made up", b"Exif", b"2024:07", b"xmpmeta"))


def test_a_photograph_with_another_behind_it_is_shown_alone(
    desk: Book, keyer: Account, client_of: ClientOf
) -> None:
    out = BytesIO()
    first, second = (Image.new("RGB", (40, 30), colour) for colour in ("white", "red"))
    first.save(out, "MPO", save_all=True, append_images=[second])
    client = client_of(keyer)
    assert sent(client, out.getvalue())[0] == 302
    notice = Notice.objects.get()
    assert notice.media_type == "image/jpeg"
    with Image.open(BytesIO(client.get(f"/notices/{notice.sha256}/").getvalue())) as drawn:
        assert (drawn.format, getattr(drawn, "n_frames", 1)) == ("JPEG", 1)


def test_a_photograph_that_breaks_off_is_kept_and_not_shown(
    desk: Book, keyer: Account, client_of: ClientOf
) -> None:
    client, content = client_of(keyer), noisy()
    assert sent(client, content[: len(content) // 2])[0] == 302
    assert client.get(f"/notices/{Notice.objects.get().sha256}/").status_code == 404


def noisy() -> bytes:
    out = BytesIO()
    Image.effect_noise((200, 200), 90).save(out, "JPEG")
    return out.getvalue()


def test_a_document_is_handed_over_never_shown(desk: Book, keyer: Account, client_of: ClientOf) -> None:
    client = client_of(keyer)
    assert sent(client, PDF, "notice.pdf")[0] == 302
    shown = client.get(f"/notices/{Notice.objects.get().sha256}/")
    assert shown.headers["content-type"] == "application/pdf"
    assert shown.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "content",
    [
        SCRIPT,
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"GIF89a" + b"\0" * 40,
        b"PK\x03\x04" + b"\0" * 40,
        b"MZ" + b"\0" * 60,
        image()[:40],
        b"%PDF-1.4 without an end",
        SCRIPT + image(),
        b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    ],
)
def test_a_file_that_is_no_notice_is_refused_whatever_its_name(
    desk: Book, keyer: Account, client_of: ClientOf, content: bytes
) -> None:
    status, text = sent(client_of(keyer), content)
    assert status == 422
    assert "neither a JPEG, PNG or WebP image nor a PDF document" in text
    assert not Notice.objects.exists()
    assert not Keying.objects.exists()


def test_a_file_that_is_too_large_is_refused(desk: Book, keyer: Account, client_of: ClientOf) -> None:
    status, text = sent(client_of(keyer), image() + b"\0" * LARGEST)
    assert status == 422
    assert "larger than 8 MB" in text


def test_an_image_of_too_many_points_is_refused_unread(
    desk: Book, keyer: Account, client_of: ClientOf
) -> None:
    out = BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    status, text = sent(client_of(keyer), out.getvalue())
    assert status == 422
    assert "image" in text
    assert not Notice.objects.exists()


def test_a_name_with_a_path_or_markup_stays_a_name(desk: Book, keyer: Account, client_of: ClientOf) -> None:
    client = client_of(keyer)
    sent(client, image(), "../../<img src=x onerror=alert(1)>.jpg")
    notice = Notice.objects.get()
    assert "/" not in notice.name
    assert "onerror" not in client.get(f"/notices/{notice.sha256}/").headers["content-disposition"]


def test_a_photograph_outlasts_a_refusal_of_its_form(desk: Book, keyer: Account, client_of: ClientOf) -> None:
    client = client_of(keyer)
    status, text = sent(client, image(), valid_votes="")
    assert status == 422
    assert "Kept already" in text
    sha256 = Notice.objects.get().sha256
    assert f'name="notice" value="{sha256}"' in text
    again = filled(ROCHDALE, source="", notice=sha256)
    assert client.post(KEY, again).status_code == 302
    assert Keying.objects.get().notice == Notice.objects.get()


def test_the_same_photograph_is_kept_once(
    desk: Book, keyer: Account, second_keyer: Account, client_of: ClientOf
) -> None:
    for account in (keyer, second_keyer):
        assert sent(client_of(account), image())[0] == 302
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("sha256", ["0" * 64, "..", "nothing", "%2e%2e%2fdesk.env"])
def test_only_what_was_kept_is_shown(desk: Book, keyer: Account, client_of: ClientOf, sha256: str) -> None:
    assert client_of(keyer).get(f"/notices/{sha256}/").status_code == 404
