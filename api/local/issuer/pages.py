"""The issuer's one page, in plain HTML: who are you today?"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from html import escape

from api.local.issuer.clerks import Clerk

ROLE_NAMES = {"clerk": "Cán bộ một cửa", "manager": "Phụ trách trung tâm"}
NO_STORE = {"cache-control": "no-store"}
STYLE = """
body{font:18px/1.5 system-ui,sans-serif;max-width:32rem;margin:0 auto;padding:2rem 1rem;
color:#16232b;background:#fff}
h1{font-size:1.5rem;margin:0 0 .5rem}
.note{border-left:.3rem solid #b45309;background:#fff7e6;padding:.6rem .9rem;margin:1rem 0}
button{display:block;width:100%;min-height:3.5rem;margin:.75rem 0;padding:.6rem 1rem;font:inherit;
text-align:left;border:2px solid #16232b;border-radius:.5rem;background:#fff;color:inherit;cursor:pointer}
button:hover{background:#eef4f6}
button:focus-visible{outline:.2rem solid #0b6e8a;outline-offset:.15rem}
small{display:block}
"""
STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
PAGE_HEADERS = {
    "content-security-policy": (
        f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    **NO_STORE,
}


def choosing_page(*, action: str, clerks: Sequence[Clerk], asked: Mapping[str, str]) -> str:
    """A button for each clerk; what the client asked travels along in hidden fields."""
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in asked.items()
    )
    buttons = "".join(
        f'<button name="clerk" value="{escape(clerk.id)}">{escape(clerk.name)}'
        f"<small>{escape(clerk.title or ROLE_NAMES[clerk.role])}</small></button>"
        for clerk in clerks
    )
    return _page(
        '<p>Bạn vào làm việc với tên ai? <span lang="en">Who are you today?</span></p>'
        f'<form method="post" action="{escape(action)}">{hidden}{buttons}</form>'
    )


def refusing_page(reason: str) -> str:
    """What the client did wrong, for whoever builds it."""
    return _page(f'<p lang="en">{escape(reason)}</p>')


def _page(content: str) -> str:
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Đăng nhập thử – Đến Lượt</title><style>{STYLE}</style></head><body><main>"
        "<h1>Đăng nhập thử</h1>"
        '<p class="note"><strong>Chỉ dùng để thử trên máy này.</strong> '
        'Không cần mật khẩu. <span lang="en">For trying out on this machine only.</span></p>'
        f"{content}</main></body></html>"
    )
