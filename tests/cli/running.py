"""Running the command line inside the test, and what came of it."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MIRROR = Path(os.environ.get("HUSTINGS_MIRROR") or Path(__file__).parents[3] / "shared" / "data")
NO_MIRROR = f"no mirror of the publishers' files at {MIRROR.name} (set HUSTINGS_MIRROR)"


@dataclass(frozen=True)
class Ran:
    """What a command printed and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def csv(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.out)))


Run = Callable[..., Ran]
