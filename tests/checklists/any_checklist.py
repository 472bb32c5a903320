"""Checklists at random, as trees of their files: every key and every rule, in combination."""

from hypothesis import strategies as st

from inspector.checklists.strict_yaml import Plain
from inspector.domain.words import (
    Among,
    Channel,
    CountedBy,
    Direction,
    DueClass,
    Layout,
    Means,
    Needed,
    Observation,
    RepeatPer,
    SectionKind,
    Steps,
    Together,
    UnitKind,
    VetoScope,
    VisitType,
)

Block = dict[str, Plain]

LETTERS = st.characters(
    exclude_categories=["Cs", "Cc", "Cn", "Co", "Cf", "Zl", "Zp"], include_characters="\n"
)
TEXT = st.text(LETTERS, min_size=1, max_size=12).map(str.strip).filter(bool)
ODD_TEXT = st.sampled_from(
    ["=1+1", "+86", "-5", "@所有人", "1-2", "2026/3/5", "是", "true", "null", "0.50", "[甲]",
     "{a: b}", "一\n二", "a: b", "# 不是注释", "_x0041_", "“引号”", "'q", '"q"', "1e5", "、",
     "甲、乙", "|", "NO", "#1"]
)  # fmt: skip
SAID = TEXT | ODD_TEXT
NUMBER = st.sampled_from(["1", "2", "0.5", "10", "0.000001", "999999999", "3.25"])
POINTS = st.sampled_from(["1", "2", "0.5", "10"])
YES = st.sampled_from(["true", "false"])
PAIR = st.fixed_dictionaries({"zh": SAID}, optional={"en": SAID})
SUBTYPES, UNITS, ITEMS = ("锁闭", "堵塞", "=不亮"), ("人次", "处"), ("C1",)


def some(words: object) -> st.SearchStrategy[list[str]]:
    """One or more words of a kind, each once."""
    known = [str(word) for word in words]  # type: ignore[attr-defined]
    return st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True)


def one(words: object) -> st.SearchStrategy[str]:
    """A word of a kind."""
    return st.sampled_from([str(word) for word in words])  # type: ignore[attr-defined]


def block(needed: dict[str, object], optional: dict[str, object]) -> st.SearchStrategy[Block]:
    """A block with some of its optional keys."""
    return st.fixed_dictionaries(needed, optional=optional)  # type: ignore[arg-type]


CONDITION: st.SearchStrategy[Block] = st.recursive(
    block({"item": one(ITEMS), "is": st.lists(SAID, min_size=1, max_size=2)}, {"of": one(Among)})
    | block({"item": one(ITEMS), "has": st.lists(SAID, min_size=1, max_size=2)}, {"of": one(Among)})
    | block({"item": one(ITEMS)}, {"of": one(Among)}).flatmap(
        lambda base: st.tuples(one(["below", "at_most", "equal", "at_least", "above"]), NUMBER).map(
            lambda said: {**base, said[0]: said[1]}
        )
    )
    | block({"unit_kinds": some(UnitKind)}, {"channels": some(Channel), "layouts": some(Layout)}),
    lambda inner: (
        block({"all": st.lists(inner, min_size=1, max_size=2)}, {})
        | block({"any": st.lists(inner, min_size=1, max_size=2)}, {})
        | block({"not": inner}, {})
    ),
    max_leaves=3,
)
MULTIPLIER = block({"times": one(["2", "0.5", "4/3"])}, {"when": CONDITION})
SUBTYPE_NAMES = some(SUBTYPES)
RULE = st.one_of(
    block(
        {"rule": st.just("per_occurrence"), "points": POINTS, "unit": one(UNITS)},
        {
            "subtypes": SUBTYPE_NAMES,
            "verified": YES,
            "per": POINTS,
            "steps": one(Steps),
            "counted_by": one(CountedBy),
            "cap": NUMBER,
            "by_finder": st.lists(block({"name": PAIR, "points": POINTS}, {}), max_size=2),
            "also": st.lists(block({"target": st.just("Z"), "points": POINTS}, {}), max_size=2),
        },
    ),
    block(
        {"rule": st.just("one_off"), "points": POINTS},
        {"subtypes": SUBTYPE_NAMES, "verified": YES},
    ),
    block({"rule": st.just("whole_item")}, {"subtypes": SUBTYPE_NAMES}),
    block(
        {"rule": st.just("entered"), "low": st.just("0.5"), "high": st.just("3")},
        {"cap": NUMBER, "unstated": YES, "needs_clause": YES, "subtypes": SUBTYPE_NAMES},
    ),
    block(
        {
            "rule": st.just("tiers"),
            "tiers": st.just(
                [{"subtype": name, "points": n} for name, n in zip(SUBTYPES, "123", strict=True)]
            ),
        },
        {"unit": one(UNITS), "worst_only": YES, "cap": NUMBER},
    ),
    block(
        {"rule": st.just("bonus"), "points": POINTS},
        {"subtypes": SUBTYPE_NAMES, "cap": NUMBER, "unit": one(UNITS), "per": POINTS},
    ),
    block({"rule": st.just("veto"), "scope": one(VetoScope)}, {"verified_only": YES}),
    block({"rule": st.just("flag"), "name": st.just("consequence"), "text": PAIR}, {}),
    block({"rule": st.just("flag"), "name": st.just("to_verify")}, {"verified": YES}),
)
NUMBER_RULE = st.one_of(
    block(
        {
            "rule": st.just("ratio_step"),
            "reference": NUMBER,
            "step": POINTS,
            "points": POINTS,
        },
        {"direction": one(Direction), "gives": YES, "of": st.just("值 / 2"), "steps": one(Steps)},
    ),
    block(
        {"rule": st.just("formula"), "formula": st.just("值 / 4 × 10")},
        {"means": one(Means), "cap": NUMBER},
    ),
)
NAMED = st.lists(SAID, min_size=1, max_size=3, unique=True)


def named(others: dict[str, object], optional: dict[str, object]) -> st.SearchStrategy[list[Block]]:
    """Blocks of different names."""
    return NAMED.flatmap(
        lambda names: st.tuples(
            *(block({"name": st.just({"zh": name}), **others}, optional) for name in names)
        ).map(list)
    )


ALLOWED = (
    block({"at_least": st.just("1"), "below": st.just("9")}, {"whole": YES, "message": PAIR})
    | block({"above": NUMBER}, {"whole": YES})
    | block({"at_most": NUMBER}, {"message": PAIR})
    | block({"whole": st.just("true")}, {})
)
FORMS: st.SearchStrategy[Block] = st.one_of(
    st.just({}),
    block({"phrase": block({"trigger": PAIR}, {"required": YES}), "points": POINTS}, {}),
    block(
        {"measured_in": PAIR, "rules": st.lists(NUMBER_RULE, min_size=1, max_size=2)},
        {"allowed": ALLOWED},
    ),
    block({"grades": st.just(["good", "fair", "poor"])}, {}),
    block({"options": named({}, {"points": NUMBER, "fails": YES})}, {"choose_many": YES}),
    block({"bands": named({"low": st.just("1"), "high": st.just("5")}, {"fails": YES})}, {}),
    block({"inputs": named({}, {"unit": PAIR, "at_least": NUMBER})}, {}),
    block(
        {"inputs": st.just([{"name": {"zh": "户"}}, {"name": {"zh": "其"}, "part_of": "户"}])}, {}
    ),
    block({"counter": st.just("true"), "points": POINTS}, {}),
    block({"trials": one(["1", "2", "9"]), "points": POINTS}, {}),
    block({"points": POINTS}, {"rules": st.lists(RULE, min_size=1, max_size=3)}),
)
ITEM_KEYS: dict[str, object] = {
    "how": PAIR,
    "fixed_when": PAIR,
    "clauses": st.lists(st.sampled_from(["规范1", "规范2#甲", "规范2#乙"]), min_size=1, max_size=3),
    "due": one(DueClass),
    "channels": some(Channel),
    "unit_kinds": some(UnitKind),
    "layouts": some(Layout),
    "needs_phone": YES,
    "needs_supervised": YES,
    "or_supervising": YES,
    "observed": some(Observation),
    "covert_core": YES,
    "phone_core": YES,
    "never_covert": YES,
    "conditional": PAIR,
    "remarks": st.lists(PAIR, max_size=2),
    "see_also": st.lists(SAID, max_size=2),
    "key": SAID,
    "below_zero": YES,
    "may_not_occur": YES,
    "requires": st.dictionaries(st.sampled_from(["violation", "compliant"]), some(Needed)),
    "circumstances": named({}, {"times": one(["2", "4/3"]), "plus": POINTS}),
    "asked_when": CONDITION,
}


def items(codes: tuple[str, ...]) -> st.SearchStrategy[list[Block]]:
    """Items of these codes."""
    subtypes: Plain = [{"zh": name} for name in SUBTYPES]
    return st.tuples(
        *(
            st.tuples(block({"code": st.just(code), "text": PAIR}, ITEM_KEYS), FORMS).map(
                lambda both: {**both[0], "subtypes": subtypes, **both[1]}
            )
            for code in codes
        )
    ).map(list)


REPEAT = block(
    {"per": one(RepeatPer), "title": PAIR},
    {"together": one(Together), "least": one("0123"), "most": one(["3", "20", "1000"])},
)


def section(code: str, codes: tuple[str, ...]) -> st.SearchStrategy[Block]:
    """A section with items of these codes."""
    return block(
        {"code": st.just(code), "title": PAIR, "maximum": NUMBER, "items": items(codes)},
        {
            "pool": NUMBER,
            "kind": one([SectionKind.SCORED, SectionKind.DEDUCTING]),
            "rescaled": YES,
            "cap": NUMBER,
            "ceiling": NUMBER,
            "multipliers": st.lists(MULTIPLIER, max_size=2),
            "pass_mark": NUMBER,
            "below_zero": YES,
            "repeat": REPEAT,
        },
    )


BONUS = block(
    {
        "code": st.just("C"),
        "title": PAIR,
        "kind": st.just("bonus"),
        "items": st.just(
            [
                {
                    "code": "C1",
                    "text": {"zh": "获上级表彰"},
                    "key": "★",
                    "rules": [{"rule": "bonus", "points": "2", "unit": "处", "cap": "5"}],
                }
            ]
        ),
    },
    {"gate": block({"at_least": NUMBER}, {}) | block({"above": NUMBER}, {}), "ceiling": NUMBER},
)
ORDER = [
    *("occurrences", "rule_cap", "item_floor"),
    *("multiplier", "pool", "cap", "section_rescaling", "section_veto"),
    *("bonus", "total_rescaling", "veto", "grade"),
]
"""Not the usual one."""
FORM: st.SearchStrategy[Block] = block(
    {
        "format": st.just("1"),
        "checklist": st.sampled_from(["small", "1", "no", "hrss-window"]),
        "edition": SAID,
        "title": PAIR,
        "counting_units": st.just({"人次": "person-time", "处": "place"}),
        "clauses": st.just(
            [
                {"cite": ["规范1"], "text": "甲"},
                {"cite": ["规范2#甲"], "text": "乙"},
                {"cite": ["规范2#乙", "规范3"], "text": "=丙"},
            ]
        ),
        "targets": st.just([{"code": "Z", "title": {"zh": "首席代表"}, "start": "5"}]),
        "sections": st.tuples(section("A", ("A1", "A2")), section("B", ("B1", "NO")), BONUS).map(
            list
        ),
    },
    {
        "basis": st.lists(SAID, max_size=2),
        "visit_types": some(VisitType),
        "full_marks": NUMBER,
        "rescaled": YES,
        "ceiling": NUMBER,
        "below_zero": YES,
        "multipliers": st.lists(MULTIPLIER, max_size=2),
        "grades": st.just(
            [
                {"name": {"zh": "合格", "en": "pass"}, "at_least": "80"},
                {"name": {"zh": "基本合格"}, "at_least": "60", "below": "80"},
                {"name": {"zh": "不合格"}, "below": "60", "fails": "true"},
            ]
        ),
        "sample": block({"total": one(["0", "20"])}, {"key": one(["10"]), "mark": SAID}),
        "scored": st.just("true"),
        "order": st.just(ORDER),
        "key_vetoes": st.just([{"mark": "★", "scope": "fail", "at_least": "2"}]),
        "columns": st.just([{"code": "S", "title": {"zh": "自评分"}}]),
    },
)
"""The tree of a file; now and then one that is no good checklist, which a test passes over."""
