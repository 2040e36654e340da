"""The record: who stood, what was declared, and what follows from it."""
