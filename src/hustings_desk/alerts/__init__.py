"""Alerts sent: where to, what waits, and the worker that sends it."""
