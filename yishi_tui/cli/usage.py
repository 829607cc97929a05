"""Typer's own words, which are English, put into Chinese where that is the language in force."""

import re

from yishi_tui.i18n import lang

HELP = (
    ("Usage: ", "用法："),
    ("\nArguments:\n", "\n参数：\n"),
    ("\nOptions:\n", "\n选项：\n"),
    ("\nCommands:\n", "\n命令：\n"),
    ("Show this message and exit.", "显示这一页"),
    ("[required]", "[必填]"),
    ("[default: ", "[默认："),
)

_VALUE = r"Invalid value for '(?P<name>[^']*)': "

# What Typer says of a wrong line, as a pattern, and the same in Chinese; other sentences stay as they are.
ERRORS = (
    (r"Missing argument '(?P<name>[^']*)'\.", "少写了 {name}"),
    (r"Missing option '(?P<name>[^']*)'\.", "少写了选项 {name}"),
    (r"No such option: (?P<name>\S+).*", "没有选项 {name}"),
    (r"No such command '(?P<name>[^']*)'\..*", "没有“{name}”这个命令"),
    (r"Option '(?P<name>[^']*)' requires an argument\.", "选项 {name} 后面要写一个值"),
    (r"Option '(?P<name>[^']*)' does not take a value\.", "选项 {name} 后面不写值"),
    (r"Got unexpected extra argument\S* \((?P<name>.*)\)", "多写了：{name}"),
    (_VALUE + r"'?(?P<found>.*?)'? is not a valid int(eger)?\.?", "{name} 要写整数，现在是“{found}”"),
    (_VALUE + r"'?(?P<found>.*?)'? is not one of (?P<known>.*)\.", "{name} 只能写 {known}，现在是“{found}”"),
    (_VALUE + r"(?P<found>.*?) is not in the range (?P<range>.*)\.", "{name} 要满足 {range}，现在是 {found}"),
    (_VALUE + r"(?P<rest>.*)", "{name} 的值不对：{rest}"),
)


def in_words(help_text: str) -> str:
    """A page of help."""
    if lang() == "zh":
        for theirs, ours in HELP:
            help_text = help_text.replace(theirs, ours)
    return help_text


def explained(message: str) -> str:
    """What is wrong with a command line."""
    if lang() != "zh":
        return message
    for pattern, ours in ERRORS:
        if found := re.fullmatch(pattern, message):
            return ours.format(**found.groupdict())
    return message
