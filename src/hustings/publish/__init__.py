"""The public site: static pages, data and pictures of one election, in a folder for any web server."""
