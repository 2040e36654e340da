"""Endorsements: from published rules to choices, a voter guide, and what they changed."""

import os

# Arrays here are small: several threads of BLAS wait for each other. It reads this once, when numpy loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
