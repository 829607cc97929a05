"""What is said in fewer bytes makes the same screen, however it comes."""

import pytest
from emulated import Emulator
from hypothesis import given
from hypothesis import strategies as st
from textual.driver import Driver

from yishi_tui.tui.thrift import Thrift, thrifty

WIDE = (40, 6)
CODES = ("1", "3", "4", "7", "9", "31", "92", "39", "38;2;1;2;3", "38;5;9", "41", "48;2;9;8;7", "48;5;200", "107", "22")
STYLES = st.lists(st.sampled_from(CODES), max_size=4).map(lambda codes: f"\x1b[{';'.join(codes)}m")
TEXTS = st.text("加装电梯 ab█▀│", max_size=8)
MOVES = st.tuples(st.integers(1, 6), st.integers(1, 30)).map(lambda place: f"\x1b[{place[0]};{place[1]}H")
ENDS = st.sampled_from(("\x1b[0m", "\x1b[0m", "\r\n", "\x1b[?25l", "\x1b[m"))
STREAMS = st.lists(st.one_of(STYLES, TEXTS, MOVES, ENDS), max_size=25).map("".join)


def shown(*pieces: str) -> object:
    emulator = Emulator(WIDE)
    for piece in pieces:
        emulator.send(piece)
    emulator.send("\x1b[1;1H末")  # whatever is written behind it looks the same too
    return emulator.cells


@given(STREAMS, st.integers(0, 200))
def test_the_screen_is_the_same_however_it_is_cut(stream: str, cut: int) -> None:
    thrift = Thrift()
    short = [thrift.shortened(piece) for piece in (stream[:cut], stream[cut:], "")]
    assert shown(*short) == shown(stream)


@given(st.lists(st.tuples(MOVES, STYLES, TEXTS), max_size=12))
def test_what_textual_writes_never_becomes_longer(pieces: list[tuple[str, str, str]]) -> None:
    stream = "".join(f"{move}{style}{text}\x1b[0m" for move, style, text in pieces if text.strip())
    assert len(Thrift().shortened(stream)) <= len(stream) + len("\x1b[0m")


INK, PAPER = "\x1b[38;2;1;1;1;48;2;0;0;0m", "48;2;0;0;0"


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("时间", "时间"),
        (f"{INK}甲\x1b[0m", f"{INK}甲\x1b[0m"),
        (f"{INK}甲\x1b[0m{INK}乙\x1b[0m", f"{INK}甲乙\x1b[0m"),
        (f"{INK}甲\x1b[0m\n\x1b[5;9H{INK}乙\x1b[0m", f"{INK}甲\x1b[5;9H乙\x1b[0m"),
        (f"{INK}甲\x1b[0m\x1b[1;38;2;1;1;1;{PAPER}m乙\x1b[0m", f"{INK}甲\x1b[1m乙\x1b[0m"),
        (f"\x1b[1;2;{PAPER}m甲\x1b[0m\x1b[2;{PAPER}m乙\x1b[0m", f"\x1b[1;2;{PAPER}m甲\x1b[22;2m乙\x1b[0m"),
        (f"{INK}甲\x1b[0m\x1b[38;2;5;5;5;{PAPER}m  \x1b[0m{INK}乙\x1b[0m", f"{INK}甲  乙\x1b[0m"),
        (f"{INK}甲\x1b[0m\x1b[4;{PAPER}m  \x1b[0m", f"{INK}甲\x1b[4;39m  \x1b[0m"),
        (f"{INK}甲\x1b[0m\x1b[38;2;1;1;1m乙\x1b[0m", f"{INK}甲\x1b[49m乙\x1b[0m"),
        (f"{INK}\x1b[0m甲", "甲"),
        (f"{INK}甲\x1b[53m乙\x1b[0m丙", f"{INK}甲\x1b[53m乙\x1b[0m丙"),
    ],
)
def test_what_is_written(long: str, short: str) -> None:
    assert Thrift().shortened(long) == short


def test_half_a_sequence_waits_for_the_other_half() -> None:
    thrift = Thrift()
    assert thrift.shortened(f"甲{INK[:9]}") == "甲"
    assert thrift.shortened(f"{INK[9:]}乙") == f"{INK}乙"
    assert thrift.shortened("丙\x1b[0m") == "丙\x1b[0m"


class Wire(Driver):
    """A driver that keeps what it wrote."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, data: str) -> None:
        self.written.append(data)

    def start_application_mode(self) -> None: ...
    def disable_input(self) -> None: ...
    def stop_application_mode(self) -> None: ...


def test_a_driver_writes_in_fewer_bytes() -> None:
    driver = thrifty(Wire)
    assert issubclass(driver, Wire)
    wire = driver()
    wire.write(f"{INK}甲\x1b[0m{INK}乙\x1b[0m")
    assert wire.written == [f"{INK}甲乙\x1b[0m"]
