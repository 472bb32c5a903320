"""Paths as they are typed, pasted, or dropped on a terminal by a file manager."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

QUOTES = {"'": "'", '"': '"', "“": "”", "‘": "’"}
DRIVE = re.compile(r"[A-Za-z]:[\\/]")
MORE = ";；"
"""Between several, when they are typed."""
ESCAPED = r"\\."
PIECES = "|".join(
    [r'"(?:[^"\\]|\\.)*"', "'[^']*'", "“[^”]*”", "‘[^’]*’", rf"[^\s{MORE}\"'“‘\\]+", r"[\"'“‘\\]"]
)
"""Of a word: what stands in quotes, what does not, and a quote that nothing closes."""


def looks_like_a_path(text: str) -> bool:
    """Whether somebody means a file by it, rather than words to look for."""
    start = text.lstrip()
    return (
        start.startswith(("/", "~/", "./", "../", "\\\\", "file:", *QUOTES))
        or start == "~"
        or DRIVE.match(start) is not None
    )


def paths_of(text: str, exists: Callable[[Path], bool]) -> tuple[Path, ...]:
    """The paths that a text names, each once.

    Args:
        text: Lines, quotes, escaped blanks, `file://` addresses, `;` between several.
        exists: Tells a path with bare blanks in it from several paths.
    """
    found: list[Path] = []
    for line in text.replace("\r", "\n").split("\n"):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):  # a comment, in a list of addresses
            continue
        whole = _path(stripped)
        if stripped[0] not in QUOTES and exists(whole):
            found.append(whole)
        else:
            found += (_path(word) for word in _words(stripped))
    return tuple(dict.fromkeys(found))


def typed_paths(text: str) -> tuple[Path, ...]:
    """The paths of a field, whether they are there or not: `;` and line ends part them."""
    found: list[Path] = []
    for line in text.split("\n"):
        found += (_path(part) for part in _parts(line) if part.strip())
    return tuple(dict.fromkeys(found))


def in_field(paths: tuple[Path, ...]) -> str:
    """Paths as a field shows them, and as `typed_paths` reads them again."""
    return "; ".join(_quoted(str(path)) for path in dict.fromkeys(paths))


def _quoted(path: str) -> str:
    """In quotes where it holds what would part it, or would be taken off it."""
    if not any(one in path for one in MORE) and path == path.strip() and path[:1] not in QUOTES:
        return path
    return f'"{path}"'


def _parts(line: str) -> Iterator[str]:
    part, closing = "", ""
    for character in line:
        if closing:
            closing = "" if character == closing else closing
        elif not part.strip() and character in QUOTES:
            closing = QUOTES[character]
        elif character in MORE:
            yield part
            part = ""
            continue
        part += character
    yield part


def _path(word: str) -> Path:
    """One path: an address, a home, or as it stands, quotes taken off."""
    bare = word.strip()
    if len(bare) > 1 and QUOTES.get(bare[0]) == bare[-1]:
        bare = bare[1:-1]
    if bare.lower().startswith("file:"):
        return _from_address(bare)
    try:
        return Path(bare).expanduser()
    except RuntimeError:  # `~someone` of whom this machine knows nothing
        return Path(bare)


def _from_address(address: str) -> Path:
    try:
        parts = urlsplit(address)
    except ValueError:
        return Path(address)
    # Bytes that are no UTF-8 stay what they are: a stick from elsewhere has such names.
    name = unquote(parts.path, errors="surrogateescape")
    if parts.fragment or parts.query:  # not escaped, and part of the name then
        name = unquote(address.split("://", 1)[-1].partition("/")[2], errors="surrogateescape")
        name = f"/{name}"
    if re.match(r"/[A-Za-z]:", name):
        name = name[1:]
    return Path(name)


def _words(line: str) -> Iterator[str]:
    """Words as a shell parts them; a backslash of a Windows path is no escape."""
    windows = sys.platform == "win32" or DRIVE.match(line.lstrip("'\"")) or line.startswith("\\\\")
    pieces = PIECES if windows else f"{ESCAPED}|{PIECES}"
    for word in re.finditer(f"(?:{pieces})+", line):
        yield "".join(_bare(piece.group(), windows=bool(windows)) for piece in _in(word, pieces))


def _in(word: re.Match[str], pieces: str) -> Iterator[re.Match[str]]:
    return re.finditer(pieces, word.group())


def _bare(piece: str, *, windows: bool) -> str:
    if len(piece) > 1 and QUOTES.get(piece[0]) == piece[-1]:
        inner = piece[1:-1]
        return re.sub(r"\\([\"$`\\])", r"\1", inner) if piece[0] == '"' and not windows else inner
    return piece[1:] if len(piece) > 1 and piece[0] == "\\" and not windows else piece
