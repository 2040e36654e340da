"""The desk: declarations keyed by two people, guarded, corrected in the open, never lost."""
