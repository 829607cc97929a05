"""Papers as they are given out (印发): one rule for all of them, and nothing that was given out changes silently.

A paper that would say the same again is left alone. One that says something else goes out as another issue (第2次印发), which
says so; the one before is kept under a name that tells. What somebody changed by hand is never written over.
"""
