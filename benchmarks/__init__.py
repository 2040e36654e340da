"""What is measured, how, and the last figures: run by `make bench`."""
