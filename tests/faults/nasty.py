"""Sixty strings that people type, paste or import, by mistake or not."""

NASTY: tuple[str, ...] = (
    # What terminals obey
    *(
        "\x1b[31m红\x1b[0m",
        "\x1b]2;标题\x07",
        "\x1b]52;c;aGk=\x07",
        "\x9b31m",
        "\x1b[2J\x1b[H",
        "\x1b[?1049l",
        "\x07\x08\x7f",
    ),
    *("a\rb", "a\x00b", "\x1bPq\x1b\\", "\x0e\x0f", "\x85行", "\u2028行\u2029", "一\n二\n三", "\t\t缩进", "\x1b[6n"),
    # What turns, hides or looks like something else
    *(
        "\u202e反过来\u202c",
        "\u2066孤立\u2069",
        "王\u200b秀\u200d兰",
        "\ufeff开头",
        "\u061c",
        "\u00ad软",
        "e\u0301\u0301\u0301" * 9,
    ),
    *("\u3164", "\u115f\u1160", "👨\u200d👩\u200d👧", "❤\ufe0f", "🇨🇳", "𠮷野家", "﷽", "\U000e0041", "\ud83d", "ﬁ１２"),
    # What widgets, pages and tables read as something else
    *(
        "[/]",
        "[b]粗[/b]",
        "[@click=app.quit]张三[/]",
        "[$error on red]",
        "[[",
        "\\[",
        "{name}",
        "{0}",
        "%s%n",
        "{{7*7}}",
    ),
    *("{% include '/etc/passwd' %}", "{{ ''.__class__ }}", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>"),
    *(
        "&lt;b&gt;",
        "# 标题",
        "---",
        "| a | b |",
        "[链接](javascript:alert(1))",
        "![x](http://x/y)",
        "`代码`",
        "**粗**",
        "> 引用",
    ),
    *(
        "1. 第一",
        "=1+1",
        "+1",
        "@SUM(A1)",
        '=HYPERLINK("http://x")',
        "=cmd|' /C calc'!A0",
        "-2+3",
        "'; DROP TABLE x;--",
    ),
    # What paths and shells read as something else
    *("../../../etc/passwd", "/etc/passwd", "..", ".", "CON", "a/b\\c:d", "~", "$(id)", "-rf", "长" * 199, " ", "　"),
)
