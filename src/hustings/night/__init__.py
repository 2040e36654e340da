"""The night: what the declared seats say of the undeclared ones, always an estimate."""

import os

# Arrays here are small: several threads of BLAS wait for each other. It reads this once, when numpy loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
