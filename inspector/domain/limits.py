"""How long what is typed may be; light, for the way in."""

from typing import Final

LONGEST_TEXT: Final = 4000
"""Characters of one note or fact."""
