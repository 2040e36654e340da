"""The desk's pages: a view fetches, calls and renders."""
