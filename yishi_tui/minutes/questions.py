"""The questions of a session: which there were, what they hang on, and what they are called."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve_motions import question_of
from yishi_tui.domain.meeting import EMPTY_PROCEDURE
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.question import Question
from yishi_tui.minutes.fates import departed
from yishi_tui.minutes.motion_values import Fate
from yishi_tui.minutes.steps import Step, Steps, about, before_the_meeting

NUMBERED = ("adopt", "rescind")
"""Effects of the questions that stand for themselves and bear a number."""


class Questions(Struct, frozen=True):
    """Every question of the session up to now as it last stood, in the order they came up, and what each is called."""

    found: dict[int, Question] = {}
    since: dict[int, int] = {}
    """At which meeting of the session each came up; 0 for what came from one before, whose numbers are not those of records."""
    fates: dict[int, Fate] = {}
    """How each that has left from before the meeting last did."""
    labels: dict[int, str] = {}
    numbered: dict[str, int] = {}
    """How many bear a number below each label; under '' those that stand for themselves."""
    rescinded: dict[int, str] = {}
    """For each motion to rescind or amend something adopted, how that read."""
    rules: Procedure = EMPTY_PROCEDURE

    def parent(self, question: Question) -> int:
        """The question it hangs on; 0 for one that stands for itself."""
        # What a question hangs on was there before it; a damaged journal must not lead round in a circle.
        hangs = question.target in self.found and question.target < question.id
        return question.target if hangs and effect_of(self.rules, question) not in NUMBERED else 0

    def ruled(self, question: Question) -> bool:
        """Whether it belongs to the points of order and not to the business."""
        rule = self.rules.kinds.get(question.kind)
        return rule is not None and (rule.decided_by == "chair" or rule.effect == "appeal")


NO_QUESTIONS = Questions()


def effect_of(rules: Procedure, question: Question) -> str:
    rule = rules.kinds.get(question.kind)
    return rule.effect if rule else "none"


def questions(steps: Steps, earlier: Questions = NO_QUESTIONS) -> Questions:
    """Of all the meetings that the steps are of, so that numbers go on from one to the next.

    The steps begin with the session, or follow those that `earlier` is of.
    """
    found, since = dict(earlier.found), dict(earlier.since)
    fates, rescinded = dict(earlier.fates), dict(earlier.rescinded)
    for step in steps:
        for question in standing(step):
            if question.id not in found:
                rescinded.update((question.id, text) for text in _adopted(step, question))
                since[question.id] = step.number if question.id > 0 else 0
            found[question.id] = question
        fates.update(departed(step))
        if isinstance(step.event, ev.MotionWithdrawn):
            # Its mover's own until it is stated: only the log tells of it.
            found.pop(about(step), None)
    rules = steps[-1].after.procedure
    known = replace(earlier, found=found, since=since, fates=fates, rescinded=rescinded, rules=rules)
    return _labelled(known, [question for question in found.values() if question.id not in earlier.found])


def standing(step: Step) -> Iterable[Question]:
    """The questions before the meeting after the step, and what was settled by consent in it."""
    if isinstance(step.event, ev.ConsentGiven) and about(step) == step.record.seq:
        return (question_of(step.event.motion, step.record, step.before.item), *before_the_meeting(step.after))
    return before_the_meeting(step.after)


def _adopted(step: Step, question: Question) -> Iterator[str]:
    """The adopted text that a motion to rescind or amend is about."""
    adopted = step.before.business.adopted if question.kind == "rescind_amend" else ()
    return (text.text for text in adopted if text.id == question.target)


def _labelled(known: Questions, fresh: Iterable[Question]) -> Questions:
    """Main motions 1, 2, 3; amendments 2.1, 2.2; amendments to these 2.1.1. What is procedural has none."""
    labels, numbered = dict(known.labels), dict(known.numbered)
    for question in fresh:
        effect = effect_of(known.rules, question)
        parent = labels.get(known.parent(question), "")
        if effect in NUMBERED or (effect == "replace_text" and parent):
            numbered[parent] = numbered.get(parent, 0) + 1
            labels[question.id] = f"{parent}{'.' if parent else ''}{numbered[parent]}"
    return replace(known, labels=labels, numbered=numbered)
