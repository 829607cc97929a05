"""What is said of a paper that was there already when it was given out."""

from yishi_tui.cli.output import say
from yishi_tui.i18n import tr
from yishi_tui.issues.shelf import Put


def tell_issue(put: Put) -> None:
    """Say what became of the one that was there, where it was not left alone."""
    if put.how == "beside":
        say(tr("{file} 有人改过，没有动它；这次的写在 {path}", file=put.file, path=put.path.name))
    elif put.aside:
        again = tr("{file} 内容有变，这是第 {number} 次印发；原来那份改名为 {aside}")
        first = tr("{file} 换成这次的；原来那份改名为 {aside}")
        say((again if put.number > 1 else first).format(file=put.file, number=put.number, aside=put.aside.name))
