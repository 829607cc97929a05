"""What a meeting needs of its ruleset without reading a file: where it is kept, and what must be said of it."""

from yishi_tui.domain.procedure import Procedure
from yishi_tui.i18n import lang, tr

FILE = "rules.toml"
"""The name of a session's own ruleset."""


def cautions(procedure: Procedure) -> tuple[str, ...]:
    """What must be said whenever these rules are used."""
    meta = procedure.meta
    title = meta.name(lang() == "en")
    if own := meta.warning(lang() == "en"):
        return (own,)
    said = []
    if meta.unverified:
        said.append(tr("注意：“{title}”里的数字没有核对过现行法律，请先核对再用。", title=title))
    if meta.needs_official_text:
        said.append(tr("注意：“{title}”的依据已经修订，须查法律原文。", title=title))
    if said and meta.valid_to:
        said.append(tr("所引条文有效至 {date}。", date=meta.valid_to))
    return tuple(said)
