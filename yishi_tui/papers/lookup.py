"""Where templates are: in the session, in the user's settings, among those shipped."""

from collections.abc import Iterator
from pathlib import Path

from yishi_tui.minutes.render import TEMPLATES as OF_MINUTES
from yishi_tui.settings import config_folder

OF_PAPERS = Path(__file__).parent / "templates"
FOLDER = "templates"
ENDING = ".j2"

Folders = tuple[Path, ...]
"""Where a community's own templates are looked for, the first place first."""


def own_folders(session: Path | None) -> Folders:
    """The folders for templates of the session (if there is one) and of the user, whether or not they exist."""
    return (*((session / FOLDER,) if session else ()), config_folder() / FOLDER)


def find(name: str, folders: Folders) -> Path:
    """The template of that name (`notice.zh.md`), the first there is. Raises LookupError for a name that is not shipped."""
    places = (folder / f"{name}{ENDING}" for folder in (*folders, OF_PAPERS, OF_MINUTES))
    found = next((path for path in places if path.exists()), None)
    if found is None:
        raise LookupError(name)
    return found


def shipped_names() -> Iterator[str]:
    """Every template there is, by name."""
    return (path.name.removesuffix(ENDING) for folder in (OF_MINUTES, OF_PAPERS) for path in sorted(folder.iterdir()))
