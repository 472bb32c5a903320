"""A strict reader of DER for bytes that may be damaged: one kind of error, nothing tolerated."""

from collections.abc import Iterator
from dataclasses import dataclass

INTEGER, OCTETS, OID, SEQUENCE, SET = 0x02, 0x04, 0x06, 0x30, 0x31
TAGGED_0 = 0xA0


class DamagedError(ValueError):
    """The bytes are not the DER that was asked for."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its tag."""

    tag: int
    value: bytes
    whole: bytes
    """With tag and length."""

    def children(self, *tags: int) -> "tuple[Node, ...]":
        """What is inside; exactly these tags.

        Raises:
            DamagedError: When something else is inside.
        """
        inside = tuple(nodes(self.value))
        if tuple(node.tag for node in inside) != tags:
            message = "another structure"
            raise DamagedError(message)
        return inside


def nodes(data: bytes) -> Iterator[Node]:
    """The values that stand one after the other in the data, to its end.

    Raises:
        DamagedError: When they do not end where the data end.
    """
    while data:
        node = first(data)
        yield node
        data = data[len(node.whole) :]


def at_least(count: int, data: bytes) -> tuple[Node, ...]:
    """The values that stand one after the other, so many or more.

    Raises:
        DamagedError: When they are fewer.
    """
    found = tuple(nodes(data))
    if len(found) < count:
        message = "something is missing"
        raise DamagedError(message)
    return found


def first(data: bytes) -> Node:
    """The value at the beginning of the data.

    Raises:
        DamagedError: When there is none, or its length is not written in the shortest way.
    """
    start, length = _extent(data)
    whole = data[: start + length]
    if len(whole) != start + length:
        message = "longer than the data"
        raise DamagedError(message)
    return Node(tag=data[0], value=whole[start:], whole=whole)


def _extent(data: bytes) -> tuple[int, int]:
    """Where a value begins after tag and length, and how long it is.

    Raises:
        DamagedError: When that is not written in the shortest way.
    """
    if len(data) < 2:
        message = "no tag and length"
        raise DamagedError(message)
    short = data[1]
    if short < 0x80:
        return 2, short
    digits = short - 0x80
    length = int.from_bytes(data[2 : 2 + digits])
    if not 1 <= digits <= 3 or length < 0x80 or length.bit_length() <= 8 * (digits - 1):
        message = "a length that DER does not write"
        raise DamagedError(message)
    return 2 + digits, length
