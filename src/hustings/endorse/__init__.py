"""Endorsements: from published rules to choices, a voter guide, and what they changed."""
