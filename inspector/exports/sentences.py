"""What a verdict claims in words: only what follows from the mathematics, and what does not."""

from datetime import datetime

from inspector.domain.telling import CHINA
from inspector.i18n import Pair, both


def instant(at: datetime | None) -> str:
    """An instant in China's time, with its offset; a dash where there is none."""
    return "—" if at is None else at.astimezone(CHINA).isoformat(sep=" ", timespec="seconds")


def proved(word: str, *, signer: str, certificate: str) -> tuple[Pair, ...]:
    """What is certain; nothing of a file that is not whole."""
    whole = (
        both("not one byte of the file has changed since it was signed"),
        both("the data attached as findings.json are part of what was signed"),
        both("nothing was added after the signature, which forbids it"),
    )
    match word:
        case "valid":
            key = both(
                "it was signed with the key of {signer}, whose certificate (SHA-256 {sha256}) is"
                " trusted here",
                signer=signer,
                sha256=certificate,
            )
        case "untrusted":
            key = both(
                "it was signed with the key of the certificate with SHA-256 {sha256}",
                sha256=certificate,
            )
        case _:
            return ()
    return (whole[0], key, *whole[1:])


def not_proved(word: str, *, signer: str, claimed: str) -> tuple[Pair, ...]:
    """What nobody should read into the verdict."""
    if word not in {"valid", "untrusted"}:
        return (both("that anything in this file is what the office wrote"),)
    unknown = (
        (both("that the certificate belongs to {signer}, whom it names", signer=signer),)
        if word == "untrusted"
        else ()
    )
    return (
        *unknown,
        both(
            "when it was signed: {claimed} is what the signing device's clock said", claimed=claimed
        ),
        both("which person used the key: the certificate names an office and a device"),
        both("that what it says is true, or complete"),
        both("that the printed pages and the attached data say the same"),
        both("that the unit received it; and it is no electronic seal"),
    )
