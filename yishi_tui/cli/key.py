"""`yishi key`: the key that signs one's meetings."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from yishi_tui.cli.line import command_line
from yishi_tui.cli.output import out, out_json, say
from yishi_tui.cli.shared import AsJson
from yishi_tui.extras import how_to_install
from yishi_tui.files import write_whole
from yishi_tui.i18n import tr
from yishi_tui.settings import key_file
from yishi_tui.signing import can_sign, fingerprint
from yishi_tui.signing.sealing import Hitch, NotSigned, load_key
from yishi_tui.tables import InputError, Problem

app = command_line()
NO = 1


@app.callback()
def key() -> None:
    """签名用的钥匙：做一把（new），给别人看公开的一半（show）。"""


@app.command()
def new() -> None:
    """做一把钥匙；已经有的不会换掉。"""
    if not can_sign():
        raise InputError(Problem(tr(Hitch.NO_LIBRARY.value, how=how_to_install("cryptography"))))
    try:
        import_module("yishi_tui.signing.ed25519").make_key(key_file())
    except FileExistsError:
        say(tr("已经有一把钥匙，没有动它：{file}", file=key_file()))
        raise typer.Exit(NO) from None
    say(tr("做好了：{file}。谁拿到这个文件，谁就能以您的名义签名。", file=key_file()))
    _tell(as_json=False, output=None)


@app.command()
def show(
    as_json: AsJson = False,
    output: Annotated[Path | None, typer.Option("-o", metavar="FILE", help="把公开的一半写到这个文件")] = None,
) -> None:
    """给别人看的：指纹和公钥。"""
    _tell(as_json=as_json, output=output)


def _tell(*, as_json: bool, output: Path | None) -> None:
    try:
        ed25519, own = load_key(key_file())
    except NotSigned as error:
        raise InputError(Problem(str(error))) from None
    name, pem = fingerprint(ed25519.public(own)), ed25519.public_pem(own)
    if output is not None:
        write_whole(output, pem)
    if as_json:
        out_json({"fingerprint": name, "public": pem, "file": str(key_file())})
    else:
        out(tr("指纹 {name}", name=name))
        out(str(output) if output else pem.removesuffix("\n"))
