"""Where an alert may go: kinds of address that are let through, and networks that are not reached into."""

from __future__ import annotations

import ipaddress
import os
import socket
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from apprise import Apprise, AppriseAsset

from hustings.errors import ElectionError

MAIL = "HUSTINGS_MAIL"
"""Names the desk's own mail server, in Apprise's form: mailtos://user:password@host?from=desk@host."""
_HOSTED = ("json", "jsons", "form", "forms", "mailto", "mailtos", "workflows")
_SERVICES = ("slack", "discord", "tgram", "msteams", "gchat", "pover")
_ON_THIS_MACHINE = ("dbus", "glib", "gnome", "kde", "qt", "macosx", "windows")
# Others make the desk read a file of its own machine (a template, a key), attach one, or follow a redirect.
_MAY_ASK = (
    *("to", "from", "name", "smtp", "user", "pass", "mode", "cc", "bcc", "reply", "format", "method"),
    *("topic", "thread", "silent", "preview", "priority", "sound", "device", "image", "footer", "cto", "rto"),
)
_OF_A_WEBHOOK = ("+", "-", ":")
# A webhook that answers "look elsewhere" could point into a network that the address itself may not name.
_ASSET = AppriseAsset(app_id="hustings", app_desc="hustings desk", http_redirects=False, async_mode=False)


def sender(address: str, is_administrator: bool) -> Apprise:
    """Return what sends to an address; ElectionError where it may not go there.

    An address is an e-mail address, sent by the desk's own mail server, or one
    in Apprise's form. Administrators alone may name a host of a private
    network, or the desktop of the desk's own machine. Asked again before every
    message, for a name can come to mean another machine.
    """
    full = _mailed(address) if _is_plain_mail(address) else address
    if not _is_plain_mail(address):
        _refuse(address, is_administrator)
    sends = Apprise(asset=_ASSET)
    if not sends.add(full):
        raise ElectionError(f"{shown(address)} is no address that alerts can be sent to.")
    return sends


def shown(address: str) -> str:
    """Return an address as a page may show it, without passwords and tokens."""
    if _is_plain_mail(address):
        return address
    held: Any = Apprise.instantiate(address, asset=_ASSET, suppress_exceptions=True)
    return str(held.url(privacy=True)) if held else f"{address.partition('://')[0] or 'unknown'}://…"


def _is_plain_mail(address: str) -> bool:
    return "://" not in address and address.count("@") == 1


def _mailed(address: str) -> str:
    server = os.environ.get(MAIL, "")
    if not server:
        raise ElectionError(f"This desk sends no e-mail: {MAIL} names no mail server.")
    if any(not letter.isprintable() or letter in " ,;<>" for letter in address):
        raise ElectionError("That is no e-mail address.")
    return f"{server}{'&' if '?' in server else '?'}to={quote(address, safe='')}"


def _refuse(address: str, is_administrator: bool) -> None:
    if any(not letter.isprintable() for letter in address):
        raise ElectionError("The address holds a character that cannot be printed.")
    try:
        parts = urlsplit(address)
    except ValueError:
        raise ElectionError("That is no address: its brackets do not match.") from None
    scheme = parts.scheme.casefold()
    if scheme in _ON_THIS_MACHINE:
        if not is_administrator:
            raise ElectionError("A notice on the desk's own screen is an administrator's to set up.")
        return
    if scheme not in (*_HOSTED, *_SERVICES):
        allowed = ", ".join(f"{one}://" for one in (*_HOSTED, *_SERVICES))
        raise ElectionError(f"Alerts do not go to {scheme or 'such'}:// addresses; they go to {allowed}")
    # A header of a webhook begins with +, which is no blank here.
    query = parse_qs(parts.query.replace("+", "%2B"), keep_blank_values=True)
    asked = {name.strip().casefold(): values for name, values in query.items()}
    strange = [name for name in asked if name not in _MAY_ASK and not name.startswith(_OF_A_WEBHOOK)]
    if strange:
        raise ElectionError(f"The address may not ask for {', '.join(strange)}.")
    if scheme in _HOSTED and not is_administrator:
        for host in [parts.hostname or "", *asked.get("smtp", [])]:
            _refuse_private(host)


def _refuse_private(host: str) -> None:
    try:
        found = {str(one[4][0]) for one in socket.getaddrinfo(host or "-", None)}
    except (OSError, UnicodeError):
        raise ElectionError(f"There is no machine called {host!r}.") from None
    if not all(map(_is_public, found)):
        raise ElectionError(f"{host} lies in a private network, where only an administrator sends alerts.")


def _is_public(text: str) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
    return bool(inner.is_global) and not inner.is_multicast
