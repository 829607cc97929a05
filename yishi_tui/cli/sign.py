"""`yishi sign`: the host's signature under the journal."""

import typer

from yishi_tui.cli.line import command_line
from yishi_tui.cli.output import out, out_json, say
from yishi_tui.cli.shared import AsJson, SessionName, session
from yishi_tui.i18n import tr
from yishi_tui.settings import key_file
from yishi_tui.signing import FILE, fingerprint
from yishi_tui.signing.sealing import NotSigned, sign_session
from yishi_tui.tables import InputError, Problem

app = command_line()
NO = 1


@app.command("sign")
def sign_journal(ctx: typer.Context, session_name: SessionName, as_json: AsJson = False) -> None:
    """用自己的钥匙给会议记录签名，写成 journal.sig；散会时主持人的界面自动做。"""
    folder = session(ctx, session_name)
    try:
        signed = sign_session(folder, key_file())
    except NotSigned as error:
        if not error.hitch.no:
            raise InputError(Problem(str(error))) from None
        say(str(error))
        raise typer.Exit(NO) from None
    name = fingerprint(signed.key)
    if as_json:
        out_json({"file": str(folder / FILE), "fingerprint": name, "records": signed.records, "head": signed.head})
    else:
        out(tr("签好了：{n} 条记录，钥匙指纹 {name}", n=signed.records, name=name))
