"""The questions that were before the meeting, as a tree: what hangs on a question stands under it."""

from collections.abc import Iterable, Iterator
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.evolve_motions import question_of
from yishi_tui.domain.meeting import Question
from yishi_tui.domain.procedure import Procedure
from yishi_tui.minutes.fates import fate
from yishi_tui.minutes.polls import polls
from yishi_tui.minutes.speeches import speeches
from yishi_tui.minutes.steps import Step, Steps, about, before_the_meeting
from yishi_tui.minutes.values import Cause, Motion, Version

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
        for question in _standing(step):
            if question.id not in found:
                rescinded.update((question.id, text) for text in _adopted(step, question))
            found[question.id] = question
    unnamed = Questions(found, {}, rescinded, steps[-1].after.procedure)
    return replace(unnamed, labels=_labels(unnamed))


def _adopted(step: Step, question: Question) -> Iterator[str]:
    """The adopted text that a motion to rescind or amend is about."""
    adopted = step.before.business.adopted if question.kind == "rescind_amend" else ()
    return (text.text for text in adopted if text.id == question.target)


def _standing(step: Step) -> Iterable[Question]:
    if isinstance(step.event, ev.ConsentGiven) and about(step) == step.record.seq:
        return (question_of(step.event.motion, step.record, step.before.item), *before_the_meeting(step.after))
    return before_the_meeting(step.after)


def _labels(known: Questions) -> dict[int, str]:
    """Main motions 1, 2, 3; amendments 2.1, 2.2; amendments to these 2.1.1. What is procedural has none."""
    labels: dict[int, str] = {}
    mains = count(1)
    for question in known.found.values():
        effect = effect_of(known.rules, question)
        parent = labels.get(known.parent(question), "")
        if effect in NUMBERED:
            labels[question.id] = str(next(mains))
        elif effect == "replace_text" and parent:
            place = sum(1 for label in labels.values() if label.rpartition(".")[0] == parent) + 1
            labels[question.id] = f"{parent}.{place}"
    return labels


def roots(known: Questions, steps: Steps) -> Iterator[Question]:
    """The questions of one meeting that stand for themselves, in the order in which something was done about them."""
    for identity in _handled(known, steps):
        question = known.found[identity]
        if not known.parent(question) and not known.ruled(question):
            yield question


def appeals(known: Questions, steps: Steps) -> Iterator[Question]:
    """The appeals that something was done about at one meeting."""
    return (known.found[identity] for identity in _handled(known, steps) if known.found[identity].kind == "appeal")


def _handled(known: Questions, steps: Steps) -> dict[int, None]:
    """What the steps are about, each with everything that it hangs on."""
    handled: dict[int, None] = {}
    for identity in map(about, steps):
        above = identity if identity in known.found else 0
        while above and above not in handled:
            handled[above] = None
            above = known.parent(known.found[above])
    return handled


def motion(known: Questions, steps: Steps, question: Question) -> Motion:
    """What the steps of one meeting tell of a question and of what hangs on it."""
    handled = _handled(known, steps)
    attached = (each for each in known.found.values() if each.id in handled and known.parent(each) == question.id)
    versions = tuple(_versions(steps, question))
    return Motion(
        id=question.id,
        label=known.labels.get(question.id, ""),
        kind=question.kind,
        made_at=question.made_at,
        mover=question.mover,
        seconder=question.seconder or "",
        text=question.text,
        new_text=question.new_text or "",
        was=known.rescinded.get(question.id, ""),
        versions=versions,
        seconds=question.seconds,
        # A main question that was postponed or referred keeps until when, or to whom; that is told of the other motion.
        until="" if question.kind == "main" else question.until,
        to="" if question.kind == "main" else question.to,
        parts=question.parts,
        carried=bool(versions) and versions[0].cause == "carried",
        matter=known.rules.matters.get(question.matter),
        speeches=speeches(steps, question.id),
        polls=polls(steps, question.id),
        fate=fate(steps, question.id),
        attached=tuple(motion(known, steps, each) for each in attached if not known.ruled(each)),
    )


def _versions(steps: Steps, question: Question) -> Iterator[Version]:
    """Each wording that it had during these steps, empty ones left out."""
    last = ""
    for step in steps:
        text = next((each.text for each in _standing(step) if each.id == question.id), last)
        if text != last:
            yield Version(text=text, cause=_cause(step, question, first=not last))
            last = text


def _cause(step: Step, question: Question, *, first: bool) -> Cause:
    if isinstance(step.event, ev.MotionModified):
        return "modified"
    if isinstance(step.event, ev.WordingReadBack):
        return "read_back"
    if isinstance(step.event, ev.ResultAnnounced) and step.event.value:
        return "filled"
    effect = step.event.effect if isinstance(step.event, ev.ResultAnnounced | ev.ConsentGiven) else "none"
    if not first:
        return "amended" if effect == "replace_text" else "reverted"
    if effect == "divide":
        return "parted"
    made_now = isinstance(step.event, ev.MotionMade | ev.ConsentGiven) and about(step) == question.id
    return "moved" if made_now else "carried"
