"""Where meetings are met first, and what is asked for in them now and then."""

from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command

MAIN = do.Move(by="王", kind="main", text="种桂花")
SECONDED = (do.Second(by="李"), do.State())
STATED = (do.CallToOrder(), MAIN, *SECONDED)
AMENDED = (*STATED, do.Move(by="赵", kind="amend", new_text="种月季"), *SECONDED)
SPEAKS = do.Recognize(by="赵", stance="con")
CARRIED = (do.CallVote(), do.Tally(yes=4, no=0, area=do.AreaCounts(yes="400")), do.Announce())
SCENES: dict[str, tuple[Command, ...]] = {
    "planned": (),
    "open": (do.CallToOrder(),),
    "moved": (do.CallToOrder(), MAIN),
    "debate": STATED,
    "speech": (*STATED, SPEAKS),
    "interrupted": (*STATED, SPEAKS, do.Interrupt(by="王", kind="point_of_order"), do.Rule(well_taken=True)),
    "amendment": AMENDED,
    "second degree": (*AMENDED, do.Move(by="张", kind="amend", new_text="种两棵月季"), *SECONDED),
    "tabling": (*AMENDED, do.Move(by="张", kind="lay_on_table"), *SECONDED),
    "tabled": (*AMENDED, do.Move(by="张", kind="lay_on_table"), *SECONDED, *CARRIED),
    "voting": (*STATED, do.CallVote()),
    "adopted": (*STATED, *CARRIED),
    "roll call": (*AMENDED, do.CallVote(method="roll_call")),
    "papers": (*STATED, do.CallVote(method="ballot")),
    "blank": (
        do.CallToOrder(),
        do.Move(by="王", kind="main", text="订____张桌子"),
        *SECONDED,
        do.Suggest(by="李", value="5"),
    ),
    "another day": (*STATED, *CARRIED, do.NextMeeting()),
}
"""Deep states would take many steps to reach by chance. What a ruleset does not have is passed over."""
ASIDE = {
    *("adjourn", "next_meeting", "recess", "open_item", "close_item", "leave", "arrive", "admit", "note", "assign"),
    *("hand_over", "take_back", "read_back", "confirm_wording", "modify", "withdraw", "withdraw_second", "correct"),
    *("read_minutes", "amend_minutes", "approve_minutes", "nominate", "suggest", "new_round"),
}
"""Acts in order nearly always: asked for now and then, or debates would never get far."""
MACROS: tuple[dict[str, object], ...] = (
    {"do": "put", "by": "王", "kind": "main", "text": "修路灯", "second": "李"},
    {"do": "put", "by": "赵", "kind": "amend", "new_text": "修两盏路灯", "second": "李"},
    {"do": "put", "by": "张", "kind": "commit", "to": "小组", "second": None},
    {"do": "put", "by": "张", "kind": "lay_on_table", "second": "李"},
    {"do": "put", "by": "张", "kind": "previous_question", "scope": "all", "second": "王"},
    {"do": "speak", "by": "李", "stance": "con", "seconds": 200},
    {"do": "speak", "by": "王", "stance": "pro", "seconds": 20},
    {"do": "vote", "yes": 3, "no": 1},
    {"do": "vote", "yes": 3, "no": 1, "area": {"yes": "300", "no": "100"}},
    {"do": "vote", "yes": 2, "no": 2, "host": "no"},
    {"do": "vote", "yes": 2, "no": 1, "method": "ballot"},
    {"do": "appeal", "by": "王", "second": "李"},
    {"do": "next_meeting", "days": 7},
)
