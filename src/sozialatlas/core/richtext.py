"""Texts of editors and imports as harmless HTML: Markdown in, a handful of tags out."""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

TAGS = {
    "p", "br", "code", "ul", "ol", "li", "strong", "em", "a", "h2", "h3", "h4", "blockquote",
}  # fmt: skip
_markdown = MarkdownIt("zero").enable(
    [
        "emphasis",
        "list",
        "link",
        "newline",
        "heading",
        "blockquote",
        "escape",
        "autolink",
        "backticks",
    ]
)


def render(text: str, top: int = 3) -> SafeString:
    """Return the text as HTML that holds no script, style, picture or unknown link scheme.

    Its headings begin at level `top`: the page has its own above them.
    """
    tokens = _markdown.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{top}" if token.tag in {"h1", "h2"} else f"h{top + 1}"
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer nofollow",
    )
    return SafeString(clean)
