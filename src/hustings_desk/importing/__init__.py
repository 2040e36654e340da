"""Files that come in: candidates, declarations, endorsements; each refused whole, or counted once."""
