"""The interface for programs: the desk's rules by token, in JSON, described by OpenAPI."""
