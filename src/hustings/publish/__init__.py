"""The public site: static pages, data and pictures of one election, written into a folder."""
