"""What the standard library raises for a zip archive that is damaged, locked, or packed in a way it does not know."""

import zlib
from zipfile import BadZipFile

UNREADABLE = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
