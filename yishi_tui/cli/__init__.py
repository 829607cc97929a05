"""The command line: `yishi NAME …`.

One module for each command, loaded only when it is called. The module of a command has a Typer application `app`, made by
`shared.command_line()`. `--lang` and `--sessions` belong to `yishi` itself and may stand anywhere on the line.
"""
