"""The host's card as one page to print, from `host-card.md` and its English twin: `python -m docs.card`."""

from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt

FOLDER = Path(__file__).parent
CARDS = {"host-card.md": "zh-CN", "host-card.en.md": "en"}
PAGE = """\
<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 12mm 14mm; }}
body {{ font: 12pt/1.38 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans", Arial, sans-serif; color: #000;
  background: #fff; max-width: 182mm; margin: 0 auto; }}
:lang(en) body {{ font-size: 11pt; }}
h1 {{ font-size: 18pt; margin: 0 0 2mm; }}
h2 {{ font-size: 13pt; margin: 3.5mm 0 1mm; border-bottom: 0.4mm solid #000; }}
p {{ margin: 1mm 0; }}
table {{ border-collapse: collapse; width: 100%; }}
td, th {{ border: 0.2mm solid #666; padding: 0.6mm 2.5mm; text-align: left; }}
td:first-child {{ white-space: nowrap; }}
code {{ font: bold 1em Consolas, Menlo, "DejaVu Sans Mono", monospace; }}
ol {{ margin: 1mm 0; padding-left: 8mm; columns: 2; column-gap: 8mm; }}
li {{ break-inside: avoid; margin-bottom: 0.6mm; }}
</style>
{body}</html>
"""


def cards() -> Iterator[tuple[Path, str]]:
    """Where each card is kept, and what stands in it."""
    for name, lang in CARDS.items():
        source = FOLDER / name
        lines = [line for line in source.read_text("utf-8").splitlines() if not line.startswith("[")]
        body = MarkdownIt().enable("table").render("\n".join(lines))
        title = lines[0].removeprefix("# ")
        yield source.with_suffix(".html"), PAGE.format(lang=lang, title=title, body=body)


if __name__ == "__main__":
    for path, text in cards():
        path.write_text(text, encoding="utf-8", newline="\n")
