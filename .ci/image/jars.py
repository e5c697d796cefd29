"""Puts the proven jars of the server into a folder: `python .ci/image/jars.py FOLDER`."""

import shutil
import sys
from pathlib import Path

from database.embedded.jars import provide
from database.embedded.lock import read_lock
from database.embedded.progress import TerminalProgress

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for jar in provide(read_lock(), TerminalProgress()):
    shutil.copy(jar, folder)
