"""Django's settings for the tests: a folder of their own, plain static files, quick passwords."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_HOME = tempfile.mkdtemp(prefix="hustings-desk-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["HUSTINGS_DESK_HOME"] = _HOME
os.environ["HUSTINGS_SECRET_KEY"] = "for tests alone, never for a desk that anybody can reach"
os.environ.pop("HUSTINGS_HTTPS", None)
# The tests' own database: SQLite, or the PostgreSQL that a run is pointed at.
os.environ["HUSTINGS_DATABASE_URL"] = os.environ.get("HUSTINGS_TEST_DATABASE_URL", "")

from hustings_desk.settings import *  # noqa: E402, F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
