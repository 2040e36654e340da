"""Hand-made forecasts of a made-up House: no real seat, person or night."""

from __future__ import annotations

from dataclasses import replace

from hustings.night.outlook import (
    CandidacyOutlook,
    Forecast,
    PartyOutlook,
    SeatOutlook,
    SeatStatus,
    VoteOutlook,
)


def candidacy(party: str, share: float, win: float, half: float = 0.05, name: str = "") -> CandidacyOutlook:
    person = name or f"Pat {party}"
    key = f"{person.lower().replace(' ', '-')}.{party.lower()}"
    return CandidacyOutlook(key, person, party, share, max(share - half, 0.0), share + half, win)


def seat(code: str, *standing: CandidacyOutlook, status: SeatStatus = SeatStatus.OPEN) -> SeatOutlook:
    return SeatOutlook(code, f"Seat {code}", "Made-up Region", status, standing)


def three_seats() -> Forecast:
    """One declared (Lab), one close between Con and Lab, one called for Ind."""
    return Forecast(
        election="made-up",
        as_at_entry=7,
        declared=1,
        undeclared=2,
        draws=100,
        seed=5,
        house={
            "Con": PartyOutlook("Con", 0.48, 0, 0, 1, 0),
            "Lab": PartyOutlook("Lab", 1.52, 2, 1, 2, 1),
            "Ind": PartyOutlook("Ind", 1.0, 1, 1, 1, 0),
            "Green": PartyOutlook("Green", 0.0, 0, 0, 0, 0),
        },
        overall_majority={"Lab": 0.52},
        largest={"Lab": 0.52},
        votes={
            "Con": VoteOutlook("Con", 0.3, 0.28, 0.32),
            "Lab": VoteOutlook("Lab", 0.45, 0.43, 0.47),
            "Ind": VoteOutlook("Ind", 0.25, 0.22, 0.28),
        },
        seats=(
            seat("S2", candidacy("Con", 0.45, 0.48), candidacy("Lab", 0.46, 0.52)),
            seat("S1", candidacy("Con", 0.3, 0, 0), candidacy("Lab", 0.7, 1, 0), status=SeatStatus.DECLARED),
            seat(
                "S3",
                candidacy("Ind", 0.2, 0.003, name="Sam Hill"),
                candidacy("Ind", 0.6, 0.997, name="Ann Bower"),
                status=SeatStatus.CALLED,
            ),
        ),
        warnings=("The undeclared seats lie outside what the declared ones show.",),
    )


def rehearsal() -> Forecast:
    return replace(three_seats(), is_rehearsal=True)
