"""What an office sends to one laptop: a signed text that only that laptop opens."""

import io
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from inspector.bundles import age
from inspector.bundles.signed import LARGEST, Signer, Verify, read_signed, signed_text
from inspector.errors import InspectorError
from inspector.errors import travel as faults

M = TypeVar("M", bound=BaseModel)


def write_letter(kind: str, body: BaseModel, signer: Signer, *, box: bytes) -> bytes:
    """The file.

    Args:
        kind: What it is.
        body: What it says.
        signer: The office.
        box: X25519 key of the laptop, raw.
    """
    text = signed_text(kind, body.model_dump(mode="json"), [signer])
    sink = io.BytesIO()
    age.encrypt([box], io.BytesIO(text), sink)
    return sink.getvalue()


def read_letter(
    data: bytes,
    model: type[M],
    *,
    kind: str,
    name: str,
    identities: Sequence[bytes],
    verify: Verify,
) -> tuple[M, bytes]:
    """What an office wrote, and the key that signed it.

    Args:
        data: The whole file.
        model: What it should say.
        kind: What it should be.
        name: What to call it.
        identities: X25519 private keys of this laptop.
        verify: Checks a signature.

    Raises:
        InspectorError: TRAVEL_001 to TRAVEL_005.
    """
    if data.startswith(b"{"):
        # Not encrypted, so it is something else; that is told better than by what it is not.
        read_signed(data, kind=kind, name=name, verify=verify)
        raise InspectorError(faults.ALTERED, file=name)
    sink = io.BytesIO()
    try:
        age.decrypt(identities, io.BytesIO(data), sink, most=LARGEST)
    except (age.NotAgeError, age.TooLongError) as error:
        raise InspectorError(faults.NOT_OURS, file=name) from error
    except age.NotForUsError as error:
        raise InspectorError(faults.NOT_FOR_US, file=name) from error
    except age.DamagedError as error:
        raise InspectorError(faults.ALTERED, file=name) from error
    read = read_signed(sink.getvalue(), kind=kind, name=name, verify=verify)
    if len(read.signers) != 1:
        raise InspectorError(faults.ALTERED, file=name)
    return modelled(model, read.body, name), read.signers[0]


def modelled(model: type[M], body: dict[str, Any], name: str) -> M:
    """The body, of a form that this program knows.

    Raises:
        InspectorError: TRAVEL_004, when it is of another: signed, but not by this program.
    """
    try:
        return model.model_validate(body)
    except ValidationError as error:
        raise InspectorError(faults.ALTERED, file=name) from error
