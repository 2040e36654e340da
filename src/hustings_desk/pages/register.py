"""The register of corrections: as declared, as corrected, why, from which source, when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hustings.record.register import register as register_of
from hustings_desk.archive import book
from hustings_desk.models import Role
from hustings_desk.roles import at_least


@require_safe
@at_least(Role.KEYER)
def register(request: HttpRequest) -> HttpResponse:
    """Show what was corrected or withdrawn, latest first."""
    held = book()
    context = {"corrections": register_of(held.election.ledger)[::-1], "zone": held.election.zone}
    return render(request, "register.html", context)
