"""Simulated posts as an HTML page that looks like the chats they would go to: a person would rather look than read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from bot.message import Message

STYLE = """
body{font:15px/1.45 system-ui,sans-serif;margin:0;background:#cfdbe4;color:#111}
main{max-width:34rem;margin:0 auto;padding:1rem}
h2{font-size:.8rem;font-weight:500;text-align:center;color:#345;margin:1.6rem 0 .6rem}
.bubble{background:#fff;border-radius:12px;padding:.55rem .8rem;margin:.25rem 0;white-space:pre-wrap;
 overflow-wrap:anywhere;box-shadow:0 1px 1px #0002}
.bubble blockquote{border-left:3px solid #3a8bd0;background:#eef5fb;border-radius:4px;margin:.3rem 0;
 padding:.25rem .6rem}
.bubble a{color:#2a76b8;text-decoration:none}
.row{display:flex;gap:4px;margin-top:4px}
.button{flex:1;background:#4b6a83cc;color:#fff;border-radius:8px;padding:.45rem;text-align:center;font-size:.9rem}
.discord{background:#313338;color:#dbdee1;border-radius:12px;padding:.6rem}
.discord .bubble{background:#2b2d31;border-left:4px solid #5865f2;border-radius:4px;white-space:normal}
.discord .bubble blockquote{background:none;border-color:#4e5058}
.discord h3{margin:.2rem 0 .5rem;font-size:1rem}
.discord .bubble a{color:#00a8fc}
.discord .bubble p{margin:.2rem 0}
.discord small{color:#949ba4}
.discord .box{border:1px solid #4e505866;border-left:4px solid #5865f2;border-radius:8px;padding:1rem;font-size:1rem}
.discord .box h2{all:unset;display:block;font-weight:700;font-size:1.25rem;line-height:1.3}
.discord .box hr{border:0;border-top:1px solid #4e5058;margin:.5rem 0}
.discord .button{flex:none;background:#4e5058;padding:.3rem 1rem}
.discord .box .row{margin-top:.5rem}
.nothing{text-align:center;color:#567;font-style:italic}
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """One post on the page: its heading, the platform it goes to, and its message or why there is none."""

    heading: str
    platform: str
    message: Message | str


def page(posts: Sequence[Shown], draw: Callable[[str], Callable[[Message], str]], *, title: str) -> str:
    """The whole page, in one file without anything from elsewhere.

    Args:
        posts: in their order.
        draw: gives for a platform the function that draws its messages.
        title: of the page.
    """
    body = "".join(_post(post, draw) for post in posts)
    return (
        f'<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{STYLE}</style><main>{body}</main></html>\n"
    )


def _post(post: Shown, draw: Callable[[str], Callable[[Message], str]]) -> str:
    if isinstance(post.message, str):
        drawn = f'<p class="nothing">{escape(post.message)}</p>'
    else:
        drawn = draw(post.platform)(post.message)
    return f'<h2>{escape(post.heading)}</h2><section class="{escape(post.platform)}">{drawn}</section>'
