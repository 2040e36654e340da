"""Asks whether an installed library has a known fault; exit 1 where one has, 0 where nobody answers."""

from __future__ import annotations

import json
import subprocess
import sys

ASK = ["-m", "pip_audit", "--local", "--format", "json", "--progress-spinner", "off", "--timeout", "10"]
OURS = "hustings"


def main() -> int:
    """Ask, and say what was answered."""
    try:
        asked = subprocess.run(
            [sys.executable, *ASK], capture_output=True, text=True, timeout=300, check=False
        )
        told = json.loads(asked.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError) as wrong:
        print(f"Audit: no answer from the advisory service ({type(wrong).__name__}); nothing was audited.")
        return 0
    libraries = [one for one in told if one["name"] != OURS]
    answered = [one for one in libraries if "skip_reason" not in one]
    for one in answered:
        for fault in one.get("vulns", []):
            fixed = ", ".join(fault.get("fix_versions", [])) or "no version yet"
            print(f"Audit: {one['name']} {one['version']} has {fault['id']}; mended in {fixed}")
    if not answered:
        print(
            f"Audit: the advisory service knows none of {len(libraries)} libraries here; nothing was audited."
        )
    else:
        print(f"Audit: {len(answered)} of {len(libraries)} libraries were asked about.")
    return int(any(one.get("vulns") for one in answered))


if __name__ == "__main__":
    sys.exit(main())
