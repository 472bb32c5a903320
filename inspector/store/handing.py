"""Sealed history as it leaves: what the other side needs to verify it, and nothing else."""

from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.store.database import Database
from inspector.store.delivery import DeliveredLog
from inspector.store.history import History, LogIdentity


def sealed(database: Database, history: History, log: str, after: int) -> DeliveredLog:
    """What of a log is sealed, from the segment on that holds the event after the given one.

    Raises:
        InspectorError: STORE_007, when there is no such log.
    """
    number = history.number(log)
    row = database.row(
        "SELECT device, public_key, head_seq, head_digest, coalesce(head_signature, zeroblob(0))"
        " FROM log WHERE log = ?",
        (number,),
    )
    if row is None:
        raise InspectorError(faults.HISTORY_DAMAGED, log=log[-8:], seq=0, detail="log")
    device, public_key, seq, digest, signature = row
    return DeliveredLog(
        identity=LogIdentity(log=log, device=device, public_key=public_key),
        seq=seq,
        digest=digest,
        signature=signature,
        segments=tuple(one for one in history.segments(number) if one.last > after),
    )
