"""Files that editors and systems leave beside those of a person: no report has them."""

from __future__ import annotations

import re

_LEFTOVERS = (
    r"\..*",  # .DS_Store, .x.yml.swp, .#x.yml, .~lock.x#, .goutputstream-…
    r".*~",  # Emacs, Kate, gedit, Vim
    r"#.*#",  # Emacs
    r".*\.(?:bak|tmp|orig|sw[a-p])",
    r"~\$.*",  # Word and Excel
    r"4913|5036|5159",  # Vim tries whether it can write there
    r".*___jb_(?:tmp|old)___",  # PyCharm and its kin
    r"(?:eh)?thumbs\.db|desktop\.ini",
    r"icon\r|__macosx",
    r"__pycache__",  # Python, beside the templates that a server follows
)
_LEFTOVER = re.compile("|".join(_LEFTOVERS), re.IGNORECASE | re.DOTALL)


def is_leftover(path: str) -> bool:
    """Whether a file is none of a person's, or lies in a folder that is none; by its path."""
    return any(_LEFTOVER.fullmatch(name) for name in path.split("/"))
