"""Writes docs/settings.md from the table of settings; a test holds the two together."""

from pathlib import Path

from sozialatlas.project import environment

HEAD = """# Settings
Each is an environment variable. Any of them may instead stand as `NAME=value` in a file that
`SOZIALATLAS_CONFIG` names; the environment wins. A wrong value or an unknown name stops the
program with a sentence that says what to do. This page is written by `make settings`.
Texts of your own (Impressum, Datenschutz), the service, backup and restore:
[operating.md](operating.md).

| name | meaning | default |
|---|---|---|
"""


def main() -> None:
    """Write the page."""
    rows = "".join(
        f"| `{setting.name}` | {setting.meaning} |"
        f" {f'`{setting.default}`' if setting.default else ''} |\n"
        for setting in environment.SETTINGS
    )
    Path("docs/settings.md").write_text(HEAD + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
