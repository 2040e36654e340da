"""Serving: where the desk may listen, what must be in place before, and Django's own list for deployment."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from desk_engines import SQLITE, desk_on, end, served
from hustings.errors import ElectionError
from hustings_desk.archive import Book
from hustings_desk.founding import make_account
from hustings_desk.models import Account
from hustings_desk.serving import refuse_public

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_the_desk_listens_on_its_own_machine(host: str) -> None:
    refuse_public(host, is_https=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "10.0.0.1", "desk.example.org", ""])
def test_the_desk_listens_on_no_other_address_without_https(host: str) -> None:
    with pytest.raises(ElectionError, match="HUSTINGS_HTTPS"):
        refuse_public(host, is_https=False)
    refuse_public(host, is_https=True)


def test_django_finds_nothing_to_say_of_a_deployment() -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("HUSTINGS_")},
        "PYTHONPATH": str(ROOT / "src"),
        "HUSTINGS_HTTPS": "1",
        "HUSTINGS_HOSTS": "desk.example.org",
        "HUSTINGS_SECRET_KEY": "made up for this test, 0123456789 abcdefghijklmnopqrstuvwxyz ABCDEF",
        "DJANGO_SETTINGS_MODULE": "hustings_desk.settings",
    }
    asked = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    del environment["HUSTINGS_HTTPS"]
    without = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
    assert without.returncode != 0, "what is asked is not asked in vain"


def test_the_desk_is_served_and_ends_in_order(tmp_path: Path) -> None:
    with desk_on(SQLITE, tmp_path / "desk") as desk:
        with served(desk) as (address, process):
            assert requests.get(f"{address}/health/", timeout=10).json() == {"ok": True, "entries": 6}
            page = requests.get(f"{address}/", timeout=10)
            assert "/accounts/login/" in page.url
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
            with pytest.raises(RuntimeError, match="choose another --port"):
                desk.run("serve", "--port", address.rsplit(":", 1)[1])
            began = time.monotonic()
            end(process)
            assert time.monotonic() - began < 10
        with pytest.raises(RuntimeError, match="HUSTINGS_HTTPS"):
            desk.run("serve", "--host", "0.0.0.0")
        for file in (desk.folder / "static").rglob("*.css"):
            file.unlink()
        with pytest.raises(RuntimeError, match="hustings desk upgrade"):
            desk.run("serve", "--port", "1")


def test_a_database_of_an_older_version_is_not_served(tmp_path: Path) -> None:
    with desk_on(SQLITE, tmp_path / "desk") as desk:
        desk.python(
            "from django.db import connection\n"
            "with connection.cursor() as cursor:\n"
            "    cursor.execute(\"DELETE FROM django_migrations WHERE name LIKE '0005_counted%'\")\n"
        )
        with pytest.raises(RuntimeError, match="steps? behind this version; run: hustings desk upgrade"):
            desk.run("serve", "--port", "1")


@pytest.mark.django_db
def test_health_asks_for_no_sign_in_and_tells_no_figure(rehearsal_desk: Book, client: object) -> None:
    answer = client.get("/health/")  # type: ignore[attr-defined]
    assert answer.json() == {"ok": True, "entries": 6}
    assert client.post("/health/").status_code in (403, 405)  # type: ignore[attr-defined]


def test_a_desk_without_a_secret_is_refused_in_words_and_gets_one_when_set_up(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    home.mkdir()
    (home / "desk.env").write_text("HUSTINGS_HTTPS=1")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HUSTINGS_")}
    environment |= {"HUSTINGS_DESK_HOME": str(home), "PYTHONPATH": str(ROOT / "src")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        asked = [sys.executable, "-m", "hustings", "desk", *words]
        return subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)

    refused = run("serve", "--port", "1")
    assert refused.stderr.startswith("hustings: no HUSTINGS_SECRET_KEY")
    assert run("init", "example").returncode == 0
    kept = (home / "desk.env").read_text().splitlines()
    assert kept[0] == "HUSTINGS_HTTPS=1"
    assert kept[1].startswith("HUSTINGS_SECRET_KEY=")


@pytest.mark.parametrize("name", ["", "a b", "<b>eve</b>"])
@pytest.mark.django_db
def test_the_command_refuses_a_name_that_nobody_can_sign_in_with(rehearsal_desk: Book, name: str) -> None:
    with pytest.raises(ElectionError, match="no name to sign in with"):
        make_account(name, "keyer")


@pytest.mark.django_db
def test_an_account_that_is_there_gets_a_password_without_its_role(rehearsal_desk: Book) -> None:
    make_account("erik", "editor")
    given = make_account("erik")
    erik = Account.objects.get(username="erik")
    assert (erik.role, erik.check_password(given)) == ("editor", True)
    with pytest.raises(ElectionError, match="erik is here as editor.*for a fresh password leave --role out"):
        make_account("erik", "keyer")
    make_account("nora")
    assert Account.objects.get(username="nora").role == "keyer"
