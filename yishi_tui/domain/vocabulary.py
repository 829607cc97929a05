"""The closed lists of words that commands, events and rulesets share."""

from typing import Literal, get_args

Kind = Literal[
    "main",
    "postpone_indefinitely",
    "amend",
    "commit",
    "postpone_definitely",
    "limit_debate",
    "extend_debate",
    "previous_question",
    "lay_on_table",
    "orders_of_day",
    "question_of_privilege",
    "recess",
    "adjourn",
    "fix_time_adjourn",
    "point_of_order",
    "appeal",
    "suspend_rules",
    "object_consideration",
    "divide_question",
    "consider_seriatim",
    "division_assembly",
    "voting_method",
    "close_polls",
    "reopen_polls",
    "nominations",
    "close_nominations",
    "reopen_nominations",
    "parliamentary_inquiry",
    "request_info",
    "withdraw_request",
    "excuse",
    "read_papers",
    "obtain_quorum",
    "take_from_table",
    "rescind_amend",
    "discharge_committee",
    "reconsider",
]
Stance = Literal["pro", "con", "question"]
Stage = Literal["moved", "seconded", "debate", "voting"]
Phase = Literal["planned", "in_session", "recess", "adjourned"]
Method = Literal["hands", "voice", "rising", "roll_call", "ballot"]
Choice = Literal["yes", "no", "abstain"]
Scope = Literal["this", "all"]
Absence = Literal["speak", "away"]
Seat = Literal["host", "recorder", "timekeeper", "hall"]
Verdict = Literal[
    "adopted",
    "lost",
    "withdrawn",
    "void",
    "objection",
    "chair_sustained",
    "chair_reversed",
    "objection_sustained",
    "objection_not_sustained",
    "well_taken",
    "not_well_taken",
]
Effect = Literal[
    "none",
    "adopt",
    "replace_text",
    "drop",
    "commit",
    "postpone",
    "table",
    "close_debate",
    "set_limit",
    "extend_limit",
    "recess",
    "adjourn",
    "fix_time",
    "divide",
    "seriatim",
    "suspend",
    "set_method",
    "close_polls",
    "reopen_polls",
    "withdraw",
    "rule",
    "appeal",
    "object",
    "division",
    "answer",
    "fill",
    "nominate",
    "close_nominations",
    "reopen_nominations",
    "take",
    "rescind",
    "discharge",
    "reconsider",
]

Target = Literal[Kind, "last"]
"""What an amendment names: a kind on the stack, or the question on top."""

KINDS: tuple[Kind, ...] = get_args(Kind)
