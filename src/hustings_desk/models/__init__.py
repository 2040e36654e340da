"""What the desk's database holds, one room an idea."""

from hustings_desk.models.accounts import Account, Role, Token
from hustings_desk.models.acts import Act
from hustings_desk.models.alerting import Sent, Subscription
from hustings_desk.models.calling import CallWord
from hustings_desk.models.keying import Agreement, Keying, Lease, Round, Settlement
from hustings_desk.models.ledger_rows import EntryRow, Release
from hustings_desk.models.notices import ImportedFile, Notice
from hustings_desk.models.rehearsing import RehearsedFigures
from hustings_desk.models.setup import Setup

__all__ = [
    "Account",
    "Act",
    "Agreement",
    "CallWord",
    "EntryRow",
    "ImportedFile",
    "Keying",
    "Lease",
    "Notice",
    "RehearsedFigures",
    "Release",
    "Role",
    "Round",
    "Sent",
    "Settlement",
    "Setup",
    "Subscription",
    "Token",
]
