"""Patterns of deposits: whose was lost or kept, and how many were lost."""

from __future__ import annotations

from hustings.check.rules import table

DEPOSITS = table(
    """
    lost_deposit: lost the deposit
        v:LOSE ADV? OWN/DET/NUMBER .. DEPOSIT
    lost_deposit: forfeited a deposit
        v:forfeited/forfeits/forfeiting .. DEPOSIT
    lost_deposit of who: X and another lost their deposits
        who:PERSON {bracket}? and .. ( PARTY {poss}? )? PERSON {bracket}? ( both | each )?
        LOSE/forfeited their DEPOSIT
    lost_deposit of who: another and X lost their deposits
        and .. ( PARTY {poss}? )? who:PERSON {bracket}? ( both | each | all )? LOSE/forfeited their DEPOSIT
    lost_deposit: X and Y lost their deposits
        ( both | each | all )? v:LOSE/forfeited their DEPOSIT
    lost_deposit: losing the deposit
        v:losing/forfeiting OWN/DET DEPOSIT
    kept_deposit: enough to keep it
        enough to v:SAVE OWN/DET DEPOSIT
    lost_deposits of contest: N lost their deposits
        ( all )? n:COUNT ( of | COUNT | DET | other | others | candidates | them | remaining | rivals |
        contenders )* ADV? LOSE/forfeited/forfeit their DEPOSIT
    lost_deposits of contest: N deposits were lost
        n:COUNT DEPOSIT AUX ADV? lost/forfeited
    lost_deposit: failed to save the deposit
        v:failed/fails to SAVE OWN DEPOSIT
    lost_deposit of who: X's deposit was lost
        who:PERSON {poss} DEPOSIT AUX ADV? lost/forfeited
    lost_deposits of contest: N of the candidates in S lost their deposits
        n:COUNT of DET COUNT? candidates/contenders in SEAT ADV? LOSE/forfeited their DEPOSIT
    kept_deposit: kept the deposit
        v:SAVE ADV? OWN/DET .. DEPOSIT
    """
)
