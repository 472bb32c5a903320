"""质量提示: of each sign a visit that gives it, and one that nearly does."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

from inspector.clock import CHINA
from inspector.domain.quality import Given, Photo, Seen, Sign, Words, flags_of
from inspector.domain.quality_limits import LIMITS, Limit, bound
from inspector.domain.visit import (
    Answer,
    Compliant,
    Evidence,
    Lap,
    Measured,
    NotApplicable,
    Occurrence,
    PhraseTick,
    Remark,
    Ticked,
    Violation,
    Visit,
)
from inspector.domain.words import Channel, LapName, Tick, VisitType

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=CHINA)
START_MS = int(NINE.timestamp() * 1000)
FACT = "九号窗口工作人员在服务时间看手机约三分钟，经提醒后才放下"
OTHER = "e" * 32


def visit(answers: Sequence[Answer] = (), **more: object) -> Visit:
    """A visit of an invented hall."""
    codes = tuple(f"A{n:02}" for n in range(1, len(answers) + 1))
    made = Visit(
        visit="a" * 32,
        unit="b" * 32,
        type=VisitType.OPEN,
        channel=Channel.ONSITE,
        checklist="hrss-window",
        edition="2014-1",
        checklist_digest="c" * 64,
        asked=codes,
        team=("d" * 32,),
        at=NINE,
        opened_at=NINE,
        answers=dict(zip(codes, answers, strict=True)),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def given(
    count: int, each_ms: int, *, late: timedelta = timedelta(0), bulk: bool = False
) -> tuple[Given, ...]:
    """Answers one after the other."""
    return tuple(
        Given(
            ref=("l", n),
            recorded_ms=START_MS + n * each_ms,
            observed=NINE + timedelta(milliseconds=n * each_ms) - late,
            is_bulk=bulk,
        )
        for n in range(count)
    )


def signs(of: Visit, answers: tuple[Given, ...] = (), **more: object) -> list[Sign]:
    """What is noticed."""
    seen = Seen(visit=of, given=answers, clocks={})
    return [one.sign for one in flags_of(replace(seen, **more))]  # type: ignore[arg-type]


def violated(**how: object) -> Violation:
    """A violation seen once."""
    return Violation(occurrences=(Occurrence(occurrence="f" * 32, **how),))  # type: ignore[arg-type]


def test_answers_faster_than_anybody_looks_are_noticed() -> None:
    """Twenty items, and less than two seconds for each."""
    assert signs(visit(), given(20, 1_990)) == [Sign.TOO_FAST]


def test_quick_answers_of_somebody_who_looks_are_not() -> None:
    """Two seconds each; too few; together with others; written up later; from a file; covert."""
    assert signs(visit(), given(20, 2_000)) == []
    assert signs(visit(), given(19, 100)) == []
    assert signs(visit(), given(80, 100, bulk=True)) == []
    assert signs(visit(), given(80, 100, late=timedelta(minutes=11))) == []
    assert signs(visit(), tuple(replace(one, ref=("l", 1)) for one in given(80, 100))) == []
    assert signs(visit(type=VisitType.COVERT), given(80, 100)) == []


def test_thirty_answers_that_are_all_the_same_are_noticed() -> None:
    """Phrases that were all heard are the same as requirements that were all met."""
    heard = Ticked(ticks=(PhraseTick(tick=Tick.HEARD),))
    same: list[Answer] = [*[Compliant()] * 20, *[heard] * 10]
    assert signs(visit(same)) == [Sign.STRAIGHT_LINED]
    assert signs(visit([NotApplicable(reason="停业")] * 30)) == [Sign.STRAIGHT_LINED]


def test_a_clean_visit_with_one_trace_of_looking_is_not() -> None:
    """One answer less, a number, one other answer, a remark or a photo is enough."""
    assert signs(visit([Compliant()] * 29)) == []
    assert signs(visit([*[Compliant()] * 29, NotApplicable(reason="无此条件")])) == []
    assert signs(visit([*[Compliant()] * 29, Measured(value=Fraction(19))])) == []
    assert signs(visit([*[Compliant()] * 29, violated()])) == []
    remark = Remark(remark="1" * 32, item=None, text="当日人少")
    assert signs(visit([Compliant()] * 30, notes=(remark,))) == []
    assert signs(visit([Compliant()] * 30, evidence=(photo("1" * 64),))) == []


def test_times_that_run_backwards_are_noticed() -> None:
    """Of an occurrence, of the service, of the visit, of the clock."""
    ended = violated(from_at=NINE, to_at=NINE - timedelta(minutes=1))
    assert signs(visit([ended])) == [Sign.REVERSED_TIMES]
    later = violated(from_at=NINE + timedelta(hours=2))
    assert signs(visit([later], closed_at=NINE + timedelta(hours=1))) == [Sign.REVERSED_TIMES]
    laps = (
        Lap(lap=LapName.TICKET, at=NINE),
        Lap(lap=LapName.CALLED, at=NINE - timedelta(seconds=1)),
    )
    assert signs(visit(laps=laps)) == [Sign.REVERSED_TIMES]
    assert signs(visit(closed_at=NINE - timedelta(seconds=1))) == [Sign.REVERSED_TIMES]
    back = {"l": [START_MS, START_MS - 121_000]}
    assert signs(visit(), clocks=back) == [Sign.REVERSED_TIMES]


def test_times_that_stand_still_are_not() -> None:
    """What lasted no time, what was noted at closing, a clock that was set by seconds."""
    once = violated(from_at=NINE, to_at=NINE)
    assert signs(visit([once], closed_at=NINE)) == []
    laps = (Lap(lap=LapName.TICKET, at=NINE), Lap(lap=LapName.CALLED, at=NINE))
    assert signs(visit(laps=laps)) == []
    assert signs(visit(), clocks={"l": [START_MS, START_MS - 120_000]}) == []
    two_laptops = {"l": [START_MS], "m": [START_MS - 900_000]}
    assert signs(visit(), clocks=two_laptops) == []


def test_a_description_of_another_visit_is_noticed() -> None:
    """Also where a number was changed, or the marks."""
    mine = visit([violated(note=FACT)])
    for text in (FACT, FACT.replace("，", " "), f"{FACT}。"):
        elsewhere = (Words(visit=OTHER, item="P05", text=text),)
        assert signs(mine, words=elsewhere) == [Sign.SAME_WORDS]
    (flag,) = flags_of(
        Seen(visit=mine, given=(), clocks={}, words=(Words(visit=OTHER, item="P05", text=FACT),))
    )
    assert (flag.item, flag.visit) == ("A01", OTHER)


def test_a_description_of_its_own_is_not() -> None:
    """The same matter in other words, and the short phrases that everybody uses."""
    mine = visit([violated(note=FACT)])
    own = "三号窗口工作人员在服务时间看视频约八分钟，群众询问两次未答"
    assert signs(mine, words=(Words(visit=OTHER, item="P05", text=own),)) == []
    short = "服务时间看手机约三分钟"
    same = (Words(visit=OTHER, item="P05", text=short),)
    assert signs(visit([violated(note=short)]), words=same) == []


def photo(sha256: str, look: str | None = None) -> Evidence:
    """A photo of the first item."""
    return Evidence(
        sha256=sha256,
        item="A01",
        kind="image/jpeg",
        bytes=1,
        derivative=None,
        name="测试.jpg",
        look=look,
    )


def test_a_photo_of_another_visit_is_noticed() -> None:
    """The very file, or one that looks the same in all but twelve bits."""
    look = "0123456789abcdef0123456789abcdef"
    near = f"{int(look, 16) ^ 0xFFF:032x}"
    mine = visit(evidence=(photo("1" * 64, look),))
    assert signs(mine, photos=(Photo(visit=OTHER, sha256="1" * 64, look=None),)) == [
        Sign.SAME_PHOTO
    ]
    assert signs(mine, photos=(Photo(visit=OTHER, sha256="2" * 64, look=near),)) == [
        Sign.SAME_PHOTO
    ]


def test_another_photo_of_the_like_is_not() -> None:
    """Thirteen bits apart; or photos of next to nothing, which have no look."""
    look = "0123456789abcdef0123456789abcdef"
    far = f"{int(look, 16) ^ 0x1FFF:032x}"
    mine = visit(evidence=(photo("1" * 64, look), photo("3" * 64)))
    others = (
        Photo(visit=OTHER, sha256="2" * 64, look=far),
        Photo(visit=OTHER, sha256="4" * 64, look=None),
    )
    assert signs(mine, photos=others) == []


def test_every_limit_has_a_reason() -> None:
    """A reviewer is told why something was noticed."""
    assert LIMITS.keys() == set(Limit)
    assert all(bound(limit) > 0 and LIMITS[limit].why for limit in Limit)
