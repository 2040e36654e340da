"""An open election desk for first-past-the-post elections.

>>> import hustings
>>> example = hustings.load("example")
>>> counted = example.tabulation("E14001305")
>>> counted.winner.person.name, counted.majority
('Jeremy Corbyn', 7247)
"""

import lazy_loader

__version__ = "0.1.0"

# The public names stand in __init__.pyi; each is loaded when first used, so that the import stays light.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
