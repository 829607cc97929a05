"""The whole page, word for word; `python -m tests.minutes.golden` writes the expected pages anew."""

import pytest

from tests.minutes.evening import Evening
from tests.minutes.golden import LANGUAGES, MEETINGS, evening, page, told
from yishi_tui.domain.procedure import Procedure
from yishi_tui.minutes.pages import BETWEEN, all_pages
from yishi_tui.phrases import Lang


@pytest.fixture(scope="module")
def played(simplified: Procedure) -> Evening:
    return evening(simplified)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", MEETINGS)
def test_the_page_is_as_expected(played: Evening, lang: Lang, number: int) -> None:
    assert told(played, lang, number) == page(lang, number).read_text(encoding="utf-8")


def test_the_page_ends_with_the_hash_of_the_last_record(played: Evening) -> None:
    assert played.markdown().endswith(f"`{played.proceedings.journal.read()[-1].hash}`\n")


def test_all_meetings_stand_in_one_document(played: Evening) -> None:
    whole = all_pages(played.history, played.head, "zh")
    assert whole == played.markdown(number=1) + BETWEEN + played.markdown(number=2)


def test_the_last_meeting_is_the_default(played: Evening) -> None:
    assert played.markdown() == played.markdown(number=2)
