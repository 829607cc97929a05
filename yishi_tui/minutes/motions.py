"""The questions that were before a meeting, as a tree: what hangs on a question stands under it."""

from collections.abc import Iterator

from msgspec import Struct

from yishi_tui.domain.question import Question
from yishi_tui.minutes.fates import fate
from yishi_tui.minutes.motion_values import Motion, Version
from yishi_tui.minutes.polls import polls
from yishi_tui.minutes.questions import Questions
from yishi_tui.minutes.steps import Steps
from yishi_tui.minutes.story import Story, story


class Handled(Struct, frozen=True):
    """What one meeting handled: each question with all that it hangs on, in the order it came to them."""

    known: Questions
    story: Story
    hanging: dict[int, list[int]]
    """For each of them those that hang on it; under 0 those that stand for themselves."""

    def roots(self) -> Iterator[Question]:
        """The questions that stand for themselves."""
        return (question for question in self._under(0) if not self.known.ruled(question))

    def appeals(self) -> Iterator[Question]:
        """The appeals, whatever they hang on."""
        every = (self.known.found[each] for under in self.hanging.values() for each in under)
        return (question for question in every if question.kind == "appeal")

    def motion(self, question: Question) -> Motion:
        """What the meeting did with a question and with what hangs on it."""
        told, identity = self.story, question.id
        versions = self._versions(identity)
        # A main question that was postponed or referred keeps until when, or to whom: that is told of the other motion.
        main = question.kind == "main"
        return Motion(
            id=identity,
            label=self.known.labels.get(identity, ""),
            kind=question.kind,
            made_at=question.made_at,
            mover=question.mover,
            seconder=question.seconder or "",
            text=question.text,
            new_text=question.new_text or "",
            was=self.known.rescinded.get(identity, ""),
            versions=versions,
            seconds=question.seconds,
            until="" if main else question.until,
            to="" if main else question.to,
            parts=question.parts,
            carried=bool(versions) and versions[0].cause == "carried",
            matter=self.known.rules.matters.get(question.matter),
            speeches=told.speeches.get(identity, ()),
            polls=polls(told.steps.get(identity, ()), identity),
            fate=fate(told.end, self.known.fates.get(identity), identity),
            attached=tuple(self.motion(each) for each in self._under(identity) if not self.known.ruled(each)),
        )

    def _versions(self, identity: int) -> tuple[Version, ...]:
        """Its wordings; without the one that a question of this very meeting had when the steps begin."""
        versions = self.story.versions.get(identity, ())
        older = self.known.since.get(identity, 0) < self.story.end.number
        return versions[1:] if versions and versions[0].cause == "carried" and not older else versions

    def _under(self, identity: int) -> Iterator[Question]:
        return (self.known.found[each] for each in self.hanging.get(identity, ()))


def handled(known: Questions, steps: Steps) -> Handled:
    """By the one meeting that the steps are of."""
    told = story(known, steps)
    hanging: dict[int, list[int]] = {}
    seen: set[int] = set()
    for identity in told.steps:
        above = identity if identity in known.found else 0
        while above and above not in seen:
            seen.add(above)
            parent = known.parent(known.found[above])
            hanging.setdefault(parent, []).append(above)
            above = parent
    return Handled(known, told, hanging)
