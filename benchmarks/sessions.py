"""Meetings to measure with, made through the product's own commands."""

import datetime
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, cycle, islice, product
from pathlib import Path

from msgspec import Struct

from benchmarks.product import Product

FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
FIRST = "建秀志桂海玉文春永淑"
SECOND = "国兰强芳明英华梅军珍平娟刚丽峰燕龙红波静伟敏涛艳辉霞斌琴浩萍磊莉鹏凤林玲东香飞云海月山花光仙亮娥杰巧"

Act = dict[str, object]


class Wanted(Struct, frozen=True):
    """A meeting in the middle of a debate; someone is speaking, so many hands are up."""

    people: int = 28
    records: int = 200
    hands: int = 0
    paused: bool = False
    """The clock stands: a seat opened after a while does not ask what to make of the time between."""


def names(people: int) -> list[str]:
    """Different people, at most 10,000."""
    every = (family + first + second for second, first, family in product(SECOND, FIRST, FAMILY))
    return list(islice(every, people))


def make(yishi: Product, wanted: Wanted, home: Path) -> Path:
    """The folder of a session with exactly the records wanted."""
    home.mkdir(parents=True, exist_ok=True)
    session = Path(yishi.call("new", f"{wanted.people}人{wanted.records}条", home=home).strip())
    people = names(wanted.people)
    (session / "meeting.toml").write_text(plan(people), encoding="utf-8")
    play(yishi, session, [{"do": "arrive", "who": people}], strict=False)  # in a script they may be there already
    play(yishi, session, opening(people))
    half = (wanted.records - wanted.hands - records(yishi, session)) // 2
    play(yishi, session, islice(debate(people), half))
    play(
        yishi,
        session,
        [{"do": "request_floor", "by": name, "stance": "con"} for name in people[len(people) - wanted.hands :]],
    )
    play(yishi, session, islice(notes(people), wanted.records - records(yishi, session) - wanted.paused))
    if wanted.paused:
        play(yishi, session, [{"do": "pause_clock"}])
    return session


def play(yishi: Product, session: Path, acts: Iterable[Act], *, strict: bool = True) -> None:
    """Run acts through the product's own door; with `strict` each of them must be in order."""
    script = session / "script.jsonl"
    script.write_text("".join(json.dumps(act, ensure_ascii=False) + "\n" for act in acts), encoding="utf-8")
    demand = ["--strict"] if strict else []
    yishi.call("play", str(script), "--session", str(session), *demand, home=session.parent)
    script.unlink()


def records(yishi: Product, session: Path) -> int:
    """How many records the journal holds, all of them in order."""
    return int(json.loads(yishi.call("verify", str(session), "--json", home=session.parent))["records"])


def plan(people: Sequence[str]) -> str:
    """A `meeting.toml` that begins now, so that the clock on the screen is not hours ahead of the journal."""
    starts = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    members = "\n".join(f'[[members]]\nname = "{name}"' for name in people)
    head = f'title = "加装电梯"\nplace = "睦邻会客厅"\nstarts = {starts}\nrules = "simplified"\n'
    return f'{head}\n[seats]\nhost = "{people[0]}"\nrecorder = "{people[1]}"\n\n{members}\n'


def opening(people: Sequence[str]) -> list[Act]:
    """Up to the first speech on a main motion."""
    return [
        {"do": "call_to_order"},
        {"do": "put", "by": people[1], "kind": "main", "text": "在3号楼东侧加装电梯", "second": people[2]},
        {"do": "recognize", "by": people[1], "stance": "pro"},
    ]


def debate(people: Sequence[str]) -> Iterator[Act]:
    """What goes on during a speech, for ever: hands, the clock held and let go, notes."""
    for person in cycle(people[3:]):
        yield {"do": "request_floor", "by": person, "stance": "con"}
        yield {"do": "pause_clock"}
        yield {"do": "note", "by": people[1], "text": f"{person}也想说几句"}
        yield {"do": "resume_clock"}
        yield {"do": "cancel_request", "by": person}


def notes(people: Sequence[str]) -> Iterator[Act]:
    for number in count(1):
        yield {"do": "note", "by": people[1], "text": f"第{number}条：低层担心采光，想先看图纸再定。"}


def questions(people: Sequence[str], per_meeting: int, speech_s: int = 30, turn_s: int = 60) -> Iterator[list[Act]]:
    """One question after another, each from its motion to its result; half of them are adopted, half are lost.

    After so many the next meeting opens; 0 is one endless meeting. In each there is a speech of `speech_s` seconds and a
    turn of `turn_s`.
    """
    for number in count(1):
        first, second = (people[1 + (number + turn) % (len(people) - 1)] for turn in (0, 1))
        text = f"第{number}件事：在{number}号楼前加装路灯"
        yes, no = (15, 5) if number % 2 else (5, 15)
        acts: list[Act] = [
            {"do": "put", "by": first, "kind": "main", "text": text, "second": second},
            {"do": "speak", "by": first, "stance": "pro", "seconds": speech_s},
            {"do": "note", "by": second, "text": f"第{number}条：低层担心采光。"},
            {"do": "put", "by": second, "kind": "amend", "new_text": f"{text}两盏", "second": first},
            {"do": "vote", "yes": no, "no": yes},
            {"do": "request_floor", "by": second, "stance": "con"},
            {"do": "recognize"},
            {"do": "tick", "seconds": turn_s},
            {"do": "end_speech"},
            {"do": "vote", "yes": yes, "no": no},
        ]
        if per_meeting and number % per_meeting == 0:
            acts.append({"do": "next_meeting", "days": 7})
        yield acts
