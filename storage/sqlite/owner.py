"""Whose files are: what root makes for a bot that is somebody else must be that one's, or it could not use them."""

import os
from pathlib import Path


def give_away(made: Path, model: Path) -> None:
    """Gives a file that root made to the owner of another, or of its own folder where that is not there."""
    if os.geteuid() == 0:
        there = (model if model.exists() else made.absolute().parent).stat()
        os.chown(made, there.st_uid, there.st_gid)
