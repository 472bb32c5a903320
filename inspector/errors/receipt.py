"""What can be wrong with a receipt."""

from inspector.errors import Fault

OTHER_LAPTOP = Fault(
    code="RECEIPT_001",
    where="{file}",
    what="this is the receipt of another laptop, or of one that was enrolled anew since",
    next="accept it on the laptop that brought the bundle",
)
