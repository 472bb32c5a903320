"""Templates: found in the content folders, strict about what they may name, always escaped."""

from collections.abc import Callable, Mapping
from typing import Any

from inspector.errors import InspectorError
from inspector.errors import export as faults
from inspector.exports.content import Contents

NUMERALS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


class Templates:
    """The documents' templates, compiled once."""

    def __init__(self, contents: Contents, filters: Mapping[str, Callable[..., Any]]) -> None:
        import jinja2  # noqa: PLC0415 - only when a document is made

        self._contents = contents
        self._environment = jinja2.Environment(
            loader=jinja2.FunctionLoader(self._source),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(filters)

    def _source(self, name: str) -> str:
        return self._contents.file(name).read_text(encoding="utf-8")

    def fill(self, name: str, /, **values: object) -> str:
        """A template with its values.

        Raises:
            InspectorError: EXPORT_005, when it is no template or names what it is not given.
        """
        import jinja2  # noqa: PLC0415

        try:
            return self._environment.get_template(name).render(numerals=NUMERALS, **values)
        except (jinja2.TemplateSyntaxError, jinja2.UndefinedError) as fault:
            raise InspectorError(
                faults.TEMPLATE_BROKEN,
                template=name,
                line=getattr(fault, "lineno", "?"),
                complaint=fault.message or "",
            ) from fault
