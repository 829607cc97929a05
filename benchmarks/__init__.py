"""How fast yishi is, always as a ratio against a named floor measured in the same minute.

A machine's speed drifts by half within minutes, so single milliseconds say little.  Every figure here comes from two
sides that took turns (A B B A …), and what counts is the ratio of their medians with its 95 % interval.
"""
