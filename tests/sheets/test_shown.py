"""A number as a sheet shows it; each expected text is what Excel and WPS show in the cell."""

import pytest

from inspector.sheets.shown import NumberFormat, Shown


@pytest.mark.parametrize(
    ("code", "raw", "text"),
    [
        ("General", "0.30000000000000004", "0.3"),
        ("General", "2.0", "2"),
        ("General", "1E-05", "0.00001"),
        ("General", "13800000000", "13800000000"),
        ('General"分"', "5", "5分"),
        ('G/通用格式"分"', "5", "5分"),
        ("0.00", "2", "2.00"),
        ("0.0#", "2.5", "2.5"),
        ("#.##", "0.5", ".5"),
        ("#,##0", "1234567", "1,234,567"),
        ("000", "7", "007"),
        ("0%", "0.05", "5%"),
        ("0.0%", "0.125", "12.5%"),
        ("0_ ", "5", "5"),
        ("0.00_);(0.00)", "-3", "(3.00)"),
        ("0;-0;免", "0", "免"),
        ("[Red]-0.0", "2", "-2.0"),
        ("[$¥-804]0.00", "2", "¥2.00"),
        ('"扣"0.5"分"', "2", "扣2.5分"),
        ("# ?/?", "0.5", "0.5"),
        ("0.00E+00", "12345", "12345"),
        ("@", "5", "5"),
        ("0,", "5000", "5000"),
        ("[DBNum1]0", "5", "5"),
    ],
)
def test_a_number_is_shown_by_its_format(code: str, raw: str, text: str) -> None:
    """What no exact decimal can show as the sheet does (1/2, 1.2E4, 五) is the plain number."""
    assert NumberFormat(code).show(raw).text == text


@pytest.mark.parametrize(
    ("code", "raw", "text"),
    [
        ("yyyy-mm-dd", "46349", "2026-11-23"),
        ('yyyy"年"m"月"d"日"', "46349", "2026年11月23日"),
        ("m/d/yy", "46349", "11/23/26"),
        ("h:mm", "0.375", "9:00"),
        ("h:mm AM/PM", "0.75", "6:00 PM"),
        ('上午/下午h"时"mm"分"', "0.5", "下午12时00分"),
        ("yyyy-mm-dd hh:mm:ss", "46349.5", "2026-11-23 12:00:00"),
        ("aaaa", "46349", "星期一"),
        ("d-mmm-yy", "46349", "23-Nov-26"),
        ("yyyy-mm-dd", "59", "1900-02-28"),
        ("yyyy-mm-dd", "61", "1900-03-01"),
    ],
)
def test_a_date_is_shown_by_its_format(code: str, raw: str, text: str) -> None:
    """46349 is 23 November 2026, a Monday; 60 is a day that never was."""
    assert NumberFormat(code).show(raw) == Shown(text=text, is_date=True)


def test_days_that_no_calendar_has_are_numbers() -> None:
    """Excel fills such a cell with #####."""
    assert NumberFormat("yyyy-mm-dd").show("-1") == Shown(text="-1")
    assert NumberFormat("yyyy-mm-dd").show("99999999") == Shown(text="99999999")


def test_what_is_cut_off_is_known() -> None:
    """0.55 shown with one decimal is 0.6, half up, and not what the cell holds."""
    assert NumberFormat("0.0").show("0.55") == Shown(text="0.6", is_rounded=True)
    assert NumberFormat("0.0").show("0.5") == Shown(text="0.5")
    assert NumberFormat("0").show("-0.4") == Shown(text="0", is_rounded=True)


@pytest.mark.parametrize("raw", ["", "NaN", "Infinity", "1_000", "1e9999", "0x10", "9" * 50])
def test_what_is_no_number_is_refused(raw: str) -> None:
    """The decimals of Python know more numbers than a sheet does."""
    with pytest.raises(ValueError):  # noqa: PT011
        NumberFormat("0").show(raw)
