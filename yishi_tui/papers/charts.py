"""What is drawn as bars in the minutes: the votes that stand, and who spoke how long."""

from collections.abc import Iterator

from yishi_tui.domain.vocabulary import Choice
from yishi_tui.fairness import Share
from yishi_tui.minutes.motion_values import Motion, Poll, Value
from yishi_tui.minutes.values import Minutes
from yishi_tui.papers.statistics import MeetingFigures, percent


class Vote(Value, frozen=True):
    """The vote that settled a motion."""

    label: str
    amendment: bool
    text: str
    yes: int
    no: int
    abstain: int

    @property
    def parts(self) -> dict[Choice, int]:
        """How long each side's part of the bar is, in hundredths of it; a side without votes has none."""
        cast = self.yes + self.no + self.abstain
        yes = percent(self.yes, cast)
        no = min(percent(self.no, cast), 100 - yes)
        sides: dict[Choice, int] = {"yes": yes, "no": no, "abstain": 100 - yes - no if self.abstain else 0}
        return {side: part for side, part in sides.items() if part}


class Chart(Value, frozen=True):
    """`ms` is the longest time anybody has in either table."""

    votes: tuple[Vote, ...]
    people: tuple[Share, ...]
    groups: tuple[Share, ...]

    @property
    def ms(self) -> int:
        return max((share.ms for share in (*self.people, *self.groups)), default=0)


def chart(minutes: Minutes, figures: MeetingFigures) -> Chart:
    """Of one meeting."""
    roots = [motion for section in minutes.sections for motion in section.motions]
    votes = tuple(vote for root in roots for vote in _votes(root))
    return Chart(votes=votes, people=figures.people, groups=figures.speaking_groups)


def _votes(motion: Motion) -> Iterator[Vote]:
    if motion.label and motion.decided_by and motion.decided_by.counted:
        yield _vote(motion, motion.decided_by)
    for each in motion.attached:
        yield from _votes(each)


def _vote(motion: Motion, poll: Poll) -> Vote:
    text = motion.text or motion.new_text or motion.was
    amendment = motion.kind == "amend"
    return Vote(label=motion.label, amendment=amendment, text=text, yes=poll.yes, no=poll.no, abstain=poll.abstain)
