"""The journal in plain sentences: one for each record, for the log, the line of what just happened and the list of undo."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import structs

from yishi_tui.chronicle_cases import Records, key_of, redo, taken_back
from yishi_tui.domain import events as ev
from yishi_tui.domain.events import Event
from yishi_tui.domain.phases import title_of_phase
from yishi_tui.domain.plan import Plan
from yishi_tui.domain.procedure import Meta, Procedure
from yishi_tui.domain.record import Record
from yishi_tui.domain.text import clean_line
from yishi_tui.phrases import Lang, phrases
from yishi_tui.resources import words_in

Facts = dict[str, object]

DATA = Path(__file__).parent / "data"
UNLIMITED = 1_000_000
NAMES_IN_BRIEF = 3


def sentence(record: Record, history: Records, lang: Lang) -> str:
    """What the record tells, in full. `history` holds every record from the first on, those taken back too."""
    return _teller(lang).tell(record.event, history, brief=False)


def brief(record: Record, history: Records, lang: Lang) -> str:
    """What the record tells, in a few words."""
    return _teller(lang).tell(record.event, history, brief=True)


def brief_of_act(records: Iterable[Record], history: Records, lang: Lang) -> str:
    """What one act did, in a few words; steps that its next step implies are left out."""
    return word("word", "and", lang).join(brief(record, history, lang) for record in telling(tuple(records)))


def sentence_of_act(records: Iterable[Record], history: Records, lang: Lang) -> str:
    """What one act did, in full; steps that its next step implies are left out."""
    return word("word", "then", lang).join(sentence(record, history, lang) for record in telling(tuple(records)))


def word(table: str, key: str, lang: Lang) -> str:
    """A term of the journal that the host's phrases do not have, or else theirs."""
    words = _words(lang).get(table, {})
    return str(words[key]) if key in words else phrases(lang).word(table, key)


def clock(milliseconds: int) -> str:
    """A length of time as minutes and seconds: 2:05."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes}:{seconds:02}"


def gate(recorded: str, procedure: Procedure, lang: Lang) -> str:
    """The sentence recorded with a decision on a matter of another body, in English where the ruleset has it."""
    translated = (each.sentence_en for each in procedure.matters.values() if each.sentence == recorded)
    return (next(translated, "") if lang == "en" else "") or recorded


def telling(records: tuple[Record, ...]) -> Iterator[Record]:
    """The records of an act without those that a later one of the same act implies."""
    kinds = {type(record.event) for record in records}
    return (record for record in records if not kinds & IMPLIED_BY.get(type(record.event), set()))


def planned(history: Records) -> ev.MeetingPlanned:
    """The plan and the ruleset that the history begins with; empty ones where it does not."""
    first = history[0].event if len(history) else None
    if isinstance(first, ev.MeetingPlanned):
        return first
    return ev.MeetingPlanned(plan=Plan(title=""), rules=Procedure(meta=Meta(id="", title="")))


class _Teller:
    """Tells events in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self._words = _words(lang)

    def tell(self, event: Event, history: Records, *, brief: bool) -> str:
        facts = self._facts(event, history)
        said = {name: self._said(name, value, brief) for name, value in facts.items()}
        tails = () if brief else TAILS.get(type(event), ())
        told = [self._words["sentence"][key_of(event, history)]]
        told += [self._words["tail"][name] for name in tails if facts.get(name)]
        return clean_line("".join(part.format_map(said) for part in told), UNLIMITED)

    def _facts(self, event: Event, history: Records) -> Facts:
        computed = COMPUTED.get(type(event))
        return structs.asdict(event) | (computed(event, history, self.lang) if computed else {})

    def _said(self, name: str, value: object, brief: bool) -> str:
        if isinstance(value, tuple):
            return self._names([str(each) for each in value], brief)
        table = TABLES.get(name)
        return word(table, value, self.lang) if table and isinstance(value, str) else str(value)

    def _names(self, names: list[str], brief: bool) -> str:
        listed = self._words["word"]["list"]
        if not brief or len(names) <= NAMES_IN_BRIEF:
            return str(listed.join(names))
        some = listed.join(names[: NAMES_IN_BRIEF - 1])
        return str(self._words["word"]["some"].format(names=some, count=len(names)))


@cache
def _teller(lang: Lang) -> _Teller:
    return _Teller(lang)


@cache
def _words(lang: Lang) -> Mapping[str, Any]:
    return words_in(DATA / f"chronicle.{lang}.toml")


_MOTION = ("text", "new_text", "to", "until", "special", "seconds", "parts")

TAILS: dict[type[Event], tuple[str, ...]] = {
    ev.MeetingPlanned: ("members", "rules"),
    ev.Arrived: ("proxy",),
    ev.CalledToOrder: ("present", "needed"),
    ev.Adjourned: ("present",),
    ev.NextMeetingOpened: ("days", "present", "needed"),
    ev.ItemOpened: ("title",),
    ev.MotionMade: _MOTION,
    ev.MotionModified: ("text",),
    ev.WordingReadBack: ("text",),
    ev.SpeechBegan: ("override",),
    ev.SpeechEnded: ("stopped",),
    ev.SpeechInterrupted: ("text",),
    ev.InformationGiven: ("text",),
    ev.PointRuled: ("reason",),
    ev.VotesCounted: ("abstain", "host", "area_yes", "area_no", "silent_heads", "silent_area"),
    ev.PapersCounted: ("blank", "illegal", "silent_heads", "silent_area"),
    ev.VoteCalled: ("value",),
    ev.PhaseEntered: ("by",),
    ev.ResultAnnounced: ("value", "abstain", "blank", "illegal", "without_silent", "sentence"),
    ev.MinutesAmended: ("text",),
    ev.ConsentGiven: (*_MOTION, "sentence"),
    ev.ConsentRefused: ("text",),
    ev.ChairHandedOver: ("absence",),
    ev.NoteTaken: ("text",),
    ev.ActionAssigned: ("owner", "due"),
    ev.Corrected: ("undone", "reason"),
}

TABLES = {
    "kind": "kind",
    "stance": "stance",
    "method": "method",
    "verdict": "verdict",
    "choice": "choice",
    "host": "choice",
    "without_silent": "verdict",
    "role": "role",
    "absence": "absence",
}

IMPLIED_BY: dict[type[Event], set[type[Event]]] = {
    ev.FloorRequested: {ev.SpeechBegan},
    ev.VotesCounted: {ev.ResultAnnounced},
    ev.PapersCounted: {ev.ResultAnnounced},
}


def _plan_facts(event: ev.MeetingPlanned, history: Records, lang: Lang) -> Facts:
    return {"title": event.plan.title, "members": len(event.plan.members), "rules": title_of(event.rules, lang)}


def title_of(rules: Procedure, lang: Lang) -> str:
    """The ruleset's name in the language, as far as it has one."""
    return rules.meta.name(lang == "en")


def _proxy_facts(event: ev.Arrived, history: Records, lang: Lang) -> Facts:
    carried = word("word", "proxy", lang)
    return {"proxy": tuple(carried.format(bearer=bearer, given=given) for bearer, given in event.proxy.items())}


def _item_facts(event: ev.ItemOpened, history: Records, lang: Lang) -> Facts:
    items = planned(history).plan.items
    return {"title": items[event.item - 1].title if event.item <= len(items) else ""}


def _motion_facts(event: ev.MotionMade, history: Records, lang: Lang) -> Facts:
    """An amendment given by the wording it leads to has no other text."""
    text = "" if event.text == event.new_text else event.text
    until = word("word", event.until, lang) if event.until == "next_meeting" else event.until
    return {"text": text, "until": until}


def _consent_facts(event: ev.ConsentGiven, history: Records, lang: Lang) -> Facts:
    motion = structs.asdict(event.motion) | _motion_facts(event.motion, history, lang)
    return motion | {"sentence": gate(event.sentence, planned(history).rules, lang)}


def _result_facts(event: ev.ResultAnnounced, history: Records, lang: Lang) -> Facts:
    return {"sentence": gate(event.sentence, planned(history).rules, lang)}


def _correction_facts(event: ev.Corrected, history: Records, lang: Lang) -> Facts:
    told = () if redo(event, history) else taken_back(event, history)
    undone = word("word", "then", lang).join(brief(record, history, lang) for record in told)
    return {"voids": numbers(event.voids, lang), "undone": undone}


def numbers(seqs: tuple[int, ...], lang: Lang) -> str:
    """Record numbers as people write them: 第3条、第5至8条."""
    runs = [(seq, seq + _run(seqs, seq)) for seq in sorted(seqs) if seq - 1 not in seqs]
    named = ("record" if first == last else "records" for first, last in runs)
    spans = (
        word("word", key, lang).format(first=first, last=last) for key, (first, last) in zip(named, runs, strict=True)
    )
    return word("word", "list", lang).join(spans)


def _run(seqs: tuple[int, ...], first: int) -> int:
    """How many numbers follow the first without a gap."""
    return next(step for step in range(len(seqs)) if first + step + 1 not in seqs)


COMPUTED: dict[type[Event], Callable[[Any, Records, Lang], Facts]] = {
    ev.MeetingPlanned: _plan_facts,
    ev.Arrived: _proxy_facts,
    ev.ItemOpened: _item_facts,
    ev.MotionMade: _motion_facts,
    ev.SpeechEnded: lambda event, history, lang: {"used": clock(event.used_ms)},
    ev.ClockAdjusted: lambda event, history, lang: {"seconds": abs(event.seconds)},
    ev.ResultAnnounced: _result_facts,
    ev.PhaseEntered: lambda event, history, lang: {
        "phase": title_of_phase(planned(history).rules, event.act, lang == "en")
    },
    ev.ConsentGiven: _consent_facts,
    ev.ChairHandedOver: lambda event, history, lang: {"absence": event.reason},
    ev.Corrected: _correction_facts,
}


def sentences(lang: Lang) -> Mapping[str, str]:
    """Every sentence of the language by its key."""
    table: Mapping[str, str] = _words(lang)["sentence"]
    return table


def taken_back_by(history: Records) -> dict[int, int]:
    """For each record that no longer holds, the number of the correction that took it back."""
    found: dict[int, int] = {}
    for record in reversed(tuple(history)):
        if isinstance(record.event, ev.Corrected) and record.seq not in found:
            found.update(dict.fromkeys(record.event.voids, record.seq))
    return found
