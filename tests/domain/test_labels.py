"""Every word of the code has a name in both languages."""

from inspector.domain import words
from inspector.domain.labels import label

NAMED = (
    *(words.UnitKind, words.Layout, words.Channel, words.VisitType, words.Result),
    *(words.Grade, words.Tick, words.Extent, words.LapName, words.DueClass),
)


def test_every_word_has_a_label_in_both_languages() -> None:
    """A code word on a printed page would be a foreign body."""
    for kind in NAMED:
        for word in kind:
            told = label(word)
            assert told.zh
            assert told.en
            assert told.zh != told.en


def test_the_visit_types_bear_the_names_of_the_field() -> None:
    """明察 and 暗访 are what inspectors say."""
    named = [label(one).zh for one in words.VisitType]
    assert named == ["自查", "评议", "明察", "暗访", "复查", "台账检查"]
