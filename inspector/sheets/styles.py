"""What a workbook's styles say about how its numbers are shown, and what is struck through."""

from inspector.sheets.package import Handler
from inspector.sheets.shown import BUILT_IN, GENERAL, NumberFormat


class Styles(Handler):
    """Reads the styles; afterwards it knows the format of each style number."""

    def __init__(self, *, since_1904: bool) -> None:
        self._since_1904 = since_1904
        self._codes: dict[int, str] = dict(BUILT_IN)
        self._fonts: list[bool] = []
        self._inside = ""
        self._cells: list[tuple[int, int]] = []
        self._formats: dict[int, NumberFormat] = {}
        self._starts = {
            "numFmt": self._number_format,
            "font": self._font,
            "strike": self._strike,
            "xf": self._cell,
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep what matters of an element."""
        if name in {"fonts", "cellXfs", "cellStyleXfs", "dxfs", "numFmts"}:
            self._inside = name
        elif name in self._starts:
            self._starts[name](attributes)

    def format_of(self, style: int) -> NumberFormat:
        """The number format of a cell's style; General where the workbook does not know it."""
        code = self._cells[style][0] if 0 <= style < len(self._cells) else 0
        if code not in self._formats:
            self._formats[code] = NumberFormat(
                self._codes.get(code, GENERAL), since_1904=self._since_1904
            )
        return self._formats[code]

    @property
    def struck(self) -> frozenset[int]:
        """Styles that strike their text through."""
        fonts = {number for number, is_struck in enumerate(self._fonts) if is_struck}
        return frozenset(n for n, (_, font) in enumerate(self._cells) if font in fonts)

    def _number_format(self, attributes: dict[str, str]) -> None:
        if self._inside == "numFmts":
            self._codes[int(attributes["numFmtId"])] = attributes["formatCode"]

    def _font(self, _: dict[str, str]) -> None:
        if self._inside == "fonts":
            self._fonts.append(False)

    def _strike(self, attributes: dict[str, str]) -> None:
        if self._inside == "fonts" and attributes.get("val", "1") not in {"0", "false"}:
            self._fonts[-1] = True

    def _cell(self, attributes: dict[str, str]) -> None:
        if self._inside == "cellXfs":
            self._cells.append(
                (int(attributes.get("numFmtId", "0")), int(attributes.get("fontId", "0")))
            )
