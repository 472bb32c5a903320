"""What reading values of a form that was never written ends in: a row may be changed by hand."""

from typing import Final

MISREAD: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
