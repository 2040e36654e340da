"""An open election desk for first-past-the-post elections."""
