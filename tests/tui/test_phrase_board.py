"""The phrase board: three states by one key each, and no key ever ticks the wrong phrase."""

import random
from dataclasses import dataclass, field
from typing import Literal

import pytest
from textual import events
from textual.pilot import Pilot

from inspector.domain.visit import Ticked
from inspector.domain.words import Tick
from inspector.services.visits import show_visit
from inspector.tui.screens.phrase_board import PhraseBoard
from tests.county import County
from tests.tui.driving import press, see, until, walk_of, walking, workspace_of
from tests.tui.screen_text import screen_text

Said = tuple[Tick, str | None]
Step = tuple[str, list[Said], list[Said]]


@dataclass
class Listener:
    """What the board should come to, key by key: two stacks, a cursor, a window."""

    codes: tuple[str, ...]
    ticks: dict[str, list[Said]] = field(default_factory=dict)
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    at: int = 0
    is_at_end: bool = False
    window: str | None = None

    def press(self, key: str) -> None:
        """One key, or the choice of a window."""
        code = self.codes[self.at]
        before = self.ticks.get(code, [])
        match key:
            case "h" | "m" | "n" if not self.is_at_end:
                tick = {"h": Tick.HEARD, "m": Tick.MISSED, "n": Tick.NOT_TRIGGERED}[key]
                self.change(code, [*before, (tick, self.window)])
                self.is_at_end = code == self.codes[-1]
                self.at = min(self.at + 1, len(self.codes) - 1)
            case "-" if before:
                self.change(code, before[:-1])
            case "c" if before:
                self.change(code, [])
            case "j" | "k":
                step = 1 if key == "j" else -1
                self.at = min(max(self.at + step, 0), len(self.codes) - 1)
                self.is_at_end = False
            case "u" if self.done:
                self.step(self.done, self.undone, 1)
            case "U" if self.undone:
                self.step(self.undone, self.done, 2)
            case "w5" | "w12":
                self.window = key[1:]
            case _:
                pass

    def change(self, code: str, after: list[Said]) -> None:
        """Something new."""
        self.done.append((code, self.ticks.get(code, []), after))
        self.undone.clear()
        self.ticks[code] = after

    def step(self, of: list[Step], to: list[Step], side: Literal[1, 2]) -> None:
        """A step back or forth; the cursor goes there."""
        step = of.pop()
        to.append(step)
        self.ticks[step[0]] = step[side]
        self.at, self.is_at_end = self.codes.index(step[0]), False


@pytest.mark.parametrize("seed", range(4))
async def test_no_key_ever_ticks_the_wrong_phrase(county: County, visit: str, seed: int) -> None:
    """Eighty keys in one breath do what they do one by one, steps back among them."""
    choose = random.Random(seed)  # noqa: S311 - the same keys each time
    keys = choose.choices(["h", "m", "n", "-", "c", "j", "k", "u", "U", "w5", "w12"], k=80)
    async with walking(county, visit) as pilot:
        board = await open_board(pilot)
        listener = Listener(board.items.keys)
        for key in keys:
            listener.press(key)
        for typed in "".join(keys):
            name = "minus" if typed == "-" else typed
            pilot.app.post_message(events.Key(name, typed))
        expected = {code: ticks for code, ticks in listener.ticks.items() if ticks}
        await until(
            pilot,
            lambda: (
                board.items.cursor_key == listener.codes[listener.at]
                and {code: ticks_of(board, code) for code in board.answers} == expected
            ),
        )


async def open_board(pilot: Pilot[None]) -> PhraseBoard:
    """The board, over the walk."""
    press(pilot, "y")
    await until(pilot, lambda: isinstance(pilot.app.screen, PhraseBoard))
    await pilot.pause()
    board = pilot.app.screen
    assert isinstance(board, PhraseBoard)
    return board


def ticks_of(board: PhraseBoard, code: str) -> list[tuple[Tick, str | None]]:
    """What a phrase got, in order."""
    answer = board.answers.get(code)
    return [(one.tick, one.window) for one in answer.ticks] if isinstance(answer, Ticked) else []


async def test_each_state_is_one_key_and_goes_on(county: County, visit: str) -> None:
    """While one listens there is time for one key, and none for looking."""
    async with walking(county, visit) as pilot:
        board = await open_board(pilot)
        press(pilot, "hmn123")
        await until(pilot, lambda: len(board.answers) == 6)
        stands = [board.answers[f"S0{at}"] for at in range(1, 7)]

        assert [one.tick for one in stands if isinstance(one, Ticked)] == [*Tick, *Tick]
        await see(pilot, "S07", "听到 2", "应说未说 2")
        kept = workspace_of(pilot).run(show_visit, visit).visit.answers
        assert kept == board.answers


async def test_a_phrase_is_ticked_again_at_another_window(county: County, visit: str) -> None:
    """Heard at window 3 and missed at window 12 are two facts, and both are kept."""
    async with walking(county, visit) as pilot:
        board = await open_board(pilot)
        press(pilot, "w3h")
        await pilot.press("up")
        press(pilot, "w12")
        await pilot.press("enter")
        press(pilot, "2")
        await until(pilot, lambda: len(ticks_of(board, "S01")) == 2)

        assert ticks_of(board, "S01") == [(Tick.HEARD, "3"), (Tick.MISSED, "12")]
        await see(pilot, "12 号窗口", "✓1 ✗1 -0.5")
        await pilot.press("up", "minus")
        await until(pilot, lambda: ticks_of(board, "S01") == [(Tick.HEARD, "3")])


async def test_undo_on_the_board_goes_back_to_the_phrase(county: County, visit: str) -> None:
    """`1 u 2` in one breath corrects the same phrase: the second tick waits for the step back."""
    async with walking(county, visit) as pilot:
        board = await open_board(pilot)
        press(pilot, "1u2")
        await until(pilot, lambda: ticks_of(board, "S01") == [(Tick.MISSED, None)])

        assert set(board.answers) == {"S01"}
        press(pilot, "u")
        await see(pilot, "已撤销，现为：S01 未检查")
        press(pilot, "U")
        await until(pilot, lambda: ticks_of(board, "S01") == [(Tick.MISSED, None)])


async def test_the_last_phrase_is_not_ticked_twice_by_a_fast_hand(
    county: County, visit: str
) -> None:
    """Whoever ticks one more than there are must not tick another phrase."""
    async with walking(county, visit) as pilot:
        board = await open_board(pilot)
        count = len(board.items.keys)
        press(pilot, "1" * (count + 3))
        await until(pilot, lambda: len(board.answers) == count)
        await see(pilot, "最后一句")

        assert all(len(ticks_of(board, code)) == 1 for code in board.items.keys)


async def test_the_board_gives_its_phrase_and_its_window_back(county: County, visit: str) -> None:
    """The window stays chosen, and the walk stands where one was."""
    async with walking(county, visit) as pilot:
        await open_board(pilot)
        press(pilot, "w7h")
        await see(pilot, "7 号窗口")
        await pilot.press("enter")
        walk = walk_of(pilot)
        await until(pilot, lambda: pilot.app.screen is walk and walk.items.cursor_key == "S02")
        await until(pilot, lambda: "S01" in walk.answers)
        await open_board(pilot)
        await see(pilot, "7 号窗口")


async def test_all_phrases_stand_side_by_side_where_there_is_room(
    county: County, visit: str
) -> None:
    """What is off the screen is not heard."""
    async with walking(county, visit, size=(120, 40)) as pilot:
        board = await open_board(pilot)
        seen = screen_text(pilot.app)

        assert [code for code in board.items.keys if f" {code} " not in seen] == []


async def test_a_sealed_visit_is_only_read(county: County, closed: str) -> None:
    """A tick on a closed visit needs a reason first."""
    async with walking(county, closed) as pilot:
        board = await open_board(pilot)
        before = dict(board.answers)
        press(pilot, "2")
        await see(pilot, "检查已关闭")

        assert board.answers == before


async def test_on_a_covert_visit_the_board_is_quiet(county: County, covert: str) -> None:
    """Whoever looks over a shoulder sees a memo: no unit, no totals, no points lost."""
    async with walking(county, covert) as pilot:
        board = await open_board(pilot)
        press(pilot, "2")
        await until(pilot, lambda: ticks_of(board, "S01") == [(Tick.MISSED, None)])
        seen = screen_text(pilot.app).splitlines()

        assert "备忘" in seen[0]
        assert "示例县" not in seen[0]
        assert "扣" not in seen[1]
        assert board.has_class("-quiet")
