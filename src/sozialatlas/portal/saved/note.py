"""The note of a handout as it came: whole, or what can still be read of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

NAME = "note"
_MULTIPART, _PLAIN = "multipart/form-data", "text/plain"
# More than the longest note in any script, and little to read.
_MOST_BYTES = 20_000


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote; not `is_whole` where the form came otherwise than ours is sent."""

    text: str = ""
    is_whole: bool = True


def read(request: HttpRequest) -> Note:
    """Return the note that a form brought."""
    if request.method != "POST":
        return Note()
    # Read first: what is missing at the end cannot be seen later.
    is_ended = request.content_type != _MULTIPART or _has_end(request)
    values = request.POST.getlist(NAME)
    if len(values) == 1 and is_ended:
        return Note(_lines(values[0]))
    return Note(_lines("\n".join([*values, *_sent_otherwise(request)])), is_whole=False)


def _has_end(request: HttpRequest) -> bool:
    boundary = (request.content_params or {}).get("boundary", "")
    return request.body.rstrip().endswith(f"--{boundary}--".encode())


def _sent_otherwise(request: HttpRequest) -> list[str]:
    """Return the texts of files, and of a body that is no form."""
    files = [file.read(_MOST_BYTES) for file in request.FILES.getlist(NAME)]
    bodies = [request.body[:_MOST_BYTES]] if request.content_type == _PLAIN else []
    return [text for text in map(_text, (*files, *bodies)) if text]


def _text(content: bytes) -> str:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return ""  # a picture, say
    return "" if "\0" in text else text.strip().removeprefix(f"{NAME}=")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
