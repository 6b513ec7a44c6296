"""Texts of editors and imports as harmless HTML: Markdown in, a handful of tags out."""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

TAGS = {"p", "br", "code", "ul", "ol", "li", "strong", "em", "a", "h3", "h4", "blockquote"}
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


def render(text: str) -> SafeString:
    """Return the text as HTML that holds no script, style, picture or unknown link scheme."""
    tokens = _markdown.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            # A page has its own h1 and h2.
            token.tag = "h3" if token.tag in {"h1", "h2"} else "h4"
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer nofollow",
    )
    return SafeString(clean)
