"""The window: figures as sentences, tables and files."""
