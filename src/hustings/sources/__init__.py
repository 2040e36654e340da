"""The front door: official files, obtained, checked and read row by row."""
