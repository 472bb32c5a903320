"""A checklist as the text of a YAML file, as a person would write it."""

import re

import yaml

from inspector.checklists.strict_yaml import Plain
from inspector.checklists.writing.tree import form_of
from inspector.checklists.writing.values import Bare
from inspector.domain.checklist import Checklist

TEXT, WIDEST = "tag:yaml.org,2002:str", 1 << 20
BLOCKS = {"sections", "items", "clauses", "counting_units", "rules", "options", "grades", "bands"}
"""Lists whose entries stand below each other."""
BARE = {
    "tag:yaml.org,2002:int": re.compile(r"0|[1-9][0-9]*"),
    "tag:yaml.org,2002:float": re.compile(r"[0-9]+\.[0-9]+"),
    "tag:yaml.org,2002:bool": re.compile("true|false"),
}
"""What a reader of YAML takes a word for that has no quotation marks; anything else is a text."""
PAIRS = {"title", "text", "how", "fixed_when", "phrase", "measured_in", "conditional", "repeat"}
"""Blocks that stand in one line."""
LINES = {"sections", "items"}
"""Lists whose entries have a line for each key."""


def yaml_text(checklist: Checklist) -> str:
    """The file; reading it gives the same checklist, to the same digest."""
    return text_of(form_of(checklist))


def text_of(form: Plain) -> str:
    """A tree as YAML."""
    node = _node(form, key="", is_open=True)
    return yaml.serialize(node, Dumper=yaml.CSafeDumper, allow_unicode=True, width=WIDEST)


def line_of(form: Plain) -> str:
    """A tree as YAML in one line, in brackets."""
    return str(
        yaml.serialize(
            _node(form, key="", is_open=False),
            Dumper=yaml.CSafeDumper,
            allow_unicode=True,
            width=WIDEST,
        )
    ).rstrip("\n")


def _node(value: Plain, *, key: str, is_open: bool) -> yaml.Node:
    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value, list):
        has_lines = is_open and key in BLOCKS and not all(isinstance(one, str) for one in value)
        nodes = [_node(one, key=key, is_open=is_open and key in LINES) for one in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", nodes, flow_style=not has_lines)
    pairs = [(_scalar(name), _node(one, key=name, is_open=is_open)) for name, one in value.items()]
    is_flow = not is_open or (key in PAIRS)
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=is_flow)


def _scalar(value: str) -> yaml.ScalarNode:
    if isinstance(value, Bare):
        tag = next((tag for tag, form in BARE.items() if form.fullmatch(value)), TEXT)
        return yaml.ScalarNode(tag, str(value))
    # Line ends and characters that cannot be seen are kept as they are only as escapes.
    style = None if value.isprintable() else '"'
    return yaml.ScalarNode(TEXT, value, style=style)
