"""The child process that makes one document: a template and data in, a PDF out.

It knows no Django, no database and no settings, and may use only so much memory and time.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from sozialatlas.core.documents.glyphs import Coverage

ROOT = Path(__file__).parents[2]
"""The package: templates may take parts from each other, and from nowhere else."""
FONTS = Path(__file__).parent / "fonts"
_BYTES = 1_000_000_000
_SECONDS = 15


def main() -> None:
    """Read what is asked for, write the PDF."""
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    asked = json.load(sys.stdin.buffer)
    fonts = sorted(FONTS.glob("*.ttf"))
    if not fonts:
        sys.exit(f"no fonts in {FONTS}: run tools/assets.py")
    shown = Coverage(fonts).shown(asked["data"])
    try:
        made = _pdf(ROOT / asked["template"], json.dumps(shown, sort_keys=True))
    except RuntimeError as error:  # the family of typst's own errors
        sys.exit(f"{asked['template']}: {error}")
    sys.stdout.buffer.write(made)


def _pdf(template: Path, data: str) -> bytes:
    # Only this process is to hold its 35 MB.
    import typst

    made = typst.compile(
        template,
        root=ROOT,
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
        ),
        sys_inputs={"data": data},
        format="pdf",
        pdf_standards="ua-1",
        # The same input is to give the same bytes on every day.
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made


if __name__ == "__main__":
    main()
