"""The page of alerts: what this person is told of, and where."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from hustings.errors import ElectionError
from hustings.night.alerts import EXPLAINED
from hustings_desk.alerts import subscribing
from hustings_desk.alerts.addresses import shown
from hustings_desk.models import Account, Role, Subscription
from hustings_desk.roles import at_least, who


@require_http_methods(["GET", "HEAD", "POST"])
@at_least(Role.KEYER)
def alerts(request: HttpRequest) -> HttpResponse:
    """Show what this person is told of and where; add an address."""
    account, wrong = who(request), ""
    chosen = request.POST.getlist("kinds") if request.method == "POST" else [kind.value for kind in EXPLAINED]
    if request.method == "POST":
        try:
            subscribing.subscribe(account, request.POST.get("address", ""), chosen)
            messages.success(request, "Alerts go there from the next entry on.")
            return redirect("alerts")
        except ElectionError as refused:
            wrong = str(refused)
    context = {
        "subscriptions": _told(account),
        "kinds": [(kind.value, words, kind.value in chosen) for kind, words in EXPLAINED.items()],
        "given_up": subscribing.given_up(account),
        "typed": request.POST.get("address", ""),
        "wrong": wrong,
    }
    return render(request, "alerts.html", context, status=422 if wrong else 200)


@require_POST
@at_least(Role.KEYER)
def end_alerts(request: HttpRequest, number: int) -> HttpResponse:
    """End one of this person's addresses."""
    try:
        subscribing.end(who(request), number)
        messages.success(request, "Nothing is sent there any more.")
    except ElectionError as refused:
        messages.error(request, str(refused))
    return redirect("alerts")


@require_POST
@at_least(Role.KEYER)
def try_alerts(request: HttpRequest, number: int) -> HttpResponse:
    """Send a trial to one of this person's addresses."""
    try:
        if subscribing.try_out(who(request), number):
            messages.success(request, "The trial was handed over.")
        else:
            messages.error(request, "The trial was not taken there.")
    except ElectionError as refused:
        messages.error(request, str(refused))
    return redirect("alerts")


def _told(account: Account) -> list[tuple[int, str, str]]:
    """Return this person's addresses, without their passwords, each with its kinds in words."""
    words = {kind.value: explained for kind, explained in EXPLAINED.items()}
    return [
        (one.pk, shown(one.address), "; ".join(words.get(kind, kind) for kind in one.kinds.split()))
        for one in Subscription.objects.filter(account=account, is_on=True).order_by("pk")
    ]
