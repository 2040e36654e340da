"""The night: what the declared seats say of the undeclared ones, always an estimate."""
