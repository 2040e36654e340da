"""`python -m hustings` is the command `hustings`."""

from hustings.cli.main import main

main()
