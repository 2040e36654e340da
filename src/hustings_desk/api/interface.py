"""The interface put together: its rooms under one version, and the description of it."""

from __future__ import annotations

from typing import Any

from django.urls import path, re_path
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from hustings_desk.api import editing, keying, reading
from hustings_desk.api.problems import MEDIA_TYPE, nothing_here, tell_problems
from hustings_desk.api.strict_json import StrictParser

VERSION = "1"
_ABOUT = """The desk for programs, by token: the same rules as its forms.

A token has scopes: read, key, edit. What is refused comes back as problem
details (RFC 9457). Where a response has an ETag, it is the ledger's head: ask
with If-None-Match to hear only of what changed."""


class DeskInterface(NinjaAPI):
    """The interface, described as it answers: refusals are problem details."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> OpenAPISchema:
        """Return the description, with the media type of refusals set right."""
        schema = super().get_openapi_schema(*args, **kwargs)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    content = response.get("content", {})
                    if int(status) >= 400 and self.renderer.media_type in content:
                        content[MEDIA_TYPE] = content.pop(self.renderer.media_type)
        return schema


interface = DeskInterface(
    title="hustings desk",
    version=VERSION,
    description=_ABOUT,
    docs_url=None,
    parser=StrictParser(),
    urls_namespace="api",
)
for room in (reading, keying, editing):
    interface.add_router("", room.router)
tell_problems(interface)

urlpatterns = [
    path(f"api/v{VERSION}/", interface.urls),
    re_path(r"^api/", nothing_here),
]
