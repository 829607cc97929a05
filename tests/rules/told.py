"""What the host reads and says: the sentences of a refusal or of the next step, under any ruleset."""

import json

from msgspec import Struct, to_builtins

from tests.ladder.stage import rules
from tests.rules.dsl import Line
from yishi_tui.domain.decide import decide
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.prompts import suggest
from yishi_tui.phrases import Lang, phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.scripts import play, read_script


class Told(Struct, frozen=True):
    """A refusal in words: why, what can be done instead, what the room hears; and the remedy as an act, if there is one."""

    rule: str
    why: str
    remedy: str
    say: str
    offer: dict[str, object]
    works: bool
    """Whether the act offered is in order itself."""


def told(ruleset: str | Procedure, *lines: Line, lang: Lang = "zh") -> Told:
    """The refusal of the last line; those before it must be accepted."""
    proceedings, refusal = played(ruleset, lines)
    assert refusal is not None, f"{lines[-1]} was accepted"
    words = phrases(lang)
    why, remedy = words.refusal(refusal)
    say = words.say(refusal.rule, refusal.facts, table="refuse_say") if words.has("refuse_say", refusal.rule) else ""
    offer = to_builtins(refusal.offer) if refusal.offer else {}
    return Told(refusal.rule, why, remedy, say, offer, _in_order(proceedings, refusal))


def _in_order(proceedings: Proceedings, refusal: OutOfOrder) -> bool:
    offer = refusal.offer
    return offer is not None and not isinstance(decide(proceedings.meeting, offer, proceedings.now()), OutOfOrder)


def next_step(ruleset: str, *lines: Line, lang: Lang = "zh") -> str:
    """The sentence that the host is to say next, when every line was accepted."""
    proceedings, refusal = played(ruleset, lines)
    assert refusal is None, f"{lines[-1]}: {refusal}"
    advice = suggest(proceedings.meeting)
    assert advice is not None, "nothing is suggested"
    return phrases(lang).say(advice.say, advice.facts)


def played(ruleset: str | Procedure, lines: tuple[Line, ...]) -> tuple[Proceedings, OutOfOrder | None]:
    """The meeting after these lines, and the refusal of the last."""
    procedure = rules(ruleset) if isinstance(ruleset, str) else ruleset
    script = read_script([json.dumps(line, ensure_ascii=False) for line in lines], session=False)
    proceedings, steps = play(procedure, script)
    for line, step in zip(lines[:-1], steps[:-1], strict=True):
        assert step.refusal is None, f"{line}: {step.refusal}"
    return proceedings, steps[-1].refusal
