"""What the operating system refuses, in both languages: it speaks its own, whatever we speak."""

import errno
from typing import Final

from inspector.i18n import N_, Pair, both

WORDS: Final = {
    "EPERM": N_("Operation not permitted"),
    "ENOENT": N_("No such file or directory"),
    "EINTR": N_("Interrupted system call"),
    "EIO": N_("Input/output error"),
    "ENXIO": N_("No such device or address"),
    "EBADF": N_("Bad file descriptor"),
    "EAGAIN": N_("Resource temporarily unavailable"),
    "ENOMEM": N_("Cannot allocate memory"),
    "EACCES": N_("Permission denied"),
    "EBUSY": N_("Device or resource busy"),
    "EEXIST": N_("File exists"),
    "EXDEV": N_("Invalid cross-device link"),
    "ENODEV": N_("No such device"),
    "ENOTDIR": N_("Not a directory"),
    "EISDIR": N_("Is a directory"),
    "EINVAL": N_("Invalid argument"),
    "ENFILE": N_("Too many open files in system"),
    "EMFILE": N_("Too many open files"),
    "ETXTBSY": N_("Text file busy"),
    "EFBIG": N_("File too large"),
    "ENOSPC": N_("No space left on device"),
    "EROFS": N_("Read-only file system"),
    "EMLINK": N_("Too many links"),
    "EPIPE": N_("Broken pipe"),
    "ENAMETOOLONG": N_("File name too long"),
    "ENOTEMPTY": N_("Directory not empty"),
    "ELOOP": N_("Too many levels of symbolic links"),
    "EOVERFLOW": N_("Value too large for defined data type"),
    "EOPNOTSUPP": N_("Operation not supported"),
    "ETIMEDOUT": N_("Connection timed out"),
    "EHOSTDOWN": N_("Host is down"),
    "EHOSTUNREACH": N_("No route to host"),
    "ENOTCONN": N_("Transport endpoint is not connected"),
    "ESTALE": N_("Stale file handle"),
    "EREMOTEIO": N_("Remote I/O error"),
    "ENOMEDIUM": N_("No medium found"),
    "EDQUOT": N_("Disk quota exceeded"),
}
"""By the errno's name: a system has only some of them."""

_BY_NUMBER: Final = {
    getattr(errno, name): words for name, words in WORDS.items() if hasattr(errno, name)
}


def reason_of(error: OSError) -> Pair:
    """Why the system refused; a reason that is not known here stands in the system's own words."""
    known = _BY_NUMBER.get(error.errno or 0)
    if known is not None:
        return both(known)
    words = error.strerror or type(error).__name__
    return Pair(zh=words, en=words)
