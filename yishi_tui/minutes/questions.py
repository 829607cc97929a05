"""The questions of a session: which there were, what they hang on, and what they are called."""

from collections.abc import Iterable, Iterator
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve_motions import question_of
from yishi_tui.domain.procedure import Procedure
from yishi_tui.domain.question import Question
from yishi_tui.minutes.steps import Step, Steps, about, before_the_meeting

NUMBERED = ("adopt", "rescind")
"""Effects of the questions that stand for themselves and bear a number."""


class Questions(Struct, frozen=True):
    """Every question of the session up to now as it last stood, in the order they came up, and what each is called."""

    found: dict[int, Question]
    labels: dict[int, str]
    rescinded: dict[int, str]
    """For each motion to rescind or amend something adopted, how that read."""
    rules: Procedure

    def parent(self, question: Question) -> int:
        """The question it hangs on; 0 for one that stands for itself."""
        # What a question hangs on was there before it; a damaged journal must not lead round in a circle.
        hangs = question.target in self.found and question.target < question.id
        return question.target if hangs and effect_of(self.rules, question) not in NUMBERED else 0

    def ruled(self, question: Question) -> bool:
        """Whether it belongs to the points of order and not to the business."""
        rule = self.rules.kinds.get(question.kind)
        return rule is not None and (rule.decided_by == "chair" or rule.effect == "appeal")


def effect_of(rules: Procedure, question: Question) -> str:
    rule = rules.kinds.get(question.kind)
    return rule.effect if rule else "none"


def questions(steps: Steps) -> Questions:
    """Of all the meetings that the steps are of, so that numbers go on from one to the next."""
    found: dict[int, Question] = {}
    rescinded: dict[int, str] = {}
    for step in steps:
        for question in standing(step):
            if question.id not in found:
                rescinded.update((question.id, text) for text in _adopted(step, question))
            found[question.id] = question
        if isinstance(step.event, ev.MotionWithdrawn):
            # Its mover's own until it is stated: only the log tells of it.
            found.pop(about(step), None)
    unnamed = Questions(found, {}, rescinded, steps[-1].after.procedure)
    return replace(unnamed, labels=_labels(unnamed))


def standing(step: Step) -> Iterable[Question]:
    """The questions before the meeting after the step, and what was settled by consent in it."""
    if isinstance(step.event, ev.ConsentGiven) and about(step) == step.record.seq:
        return (question_of(step.event.motion, step.record, step.before.item), *before_the_meeting(step.after))
    return before_the_meeting(step.after)


def _adopted(step: Step, question: Question) -> Iterator[str]:
    """The adopted text that a motion to rescind or amend is about."""
    adopted = step.before.business.adopted if question.kind == "rescind_amend" else ()
    return (text.text for text in adopted if text.id == question.target)


def _labels(known: Questions) -> dict[int, str]:
    """Main motions 1, 2, 3; amendments 2.1, 2.2; amendments to these 2.1.1. What is procedural has none."""
    labels: dict[int, str] = {}
    numbers: dict[str, Iterator[int]] = {"": count(1)}
    for question in known.found.values():
        effect = effect_of(known.rules, question)
        parent = labels.get(known.parent(question), "")
        if effect in NUMBERED or (effect == "replace_text" and parent):
            labels[question.id] = f"{parent}{'.' if parent else ''}{next(numbers[parent])}"
            numbers[labels[question.id]] = count(1)
    return labels
