"""Makes docs/report.png: what `crossfoot check` prints of the example article, as a picture.

python docs/picture.py (needs chromium).
"""

import os
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
WIDTH, LINES = 100, 36
PAGE = """<!doctype html><meta charset="utf-8"><style>{stylesheet}
body {{ margin: 0; background: #fdfdfb; color: #1b1b1b }}
pre {{ font: 15px/1.35 "DejaVu Sans Mono", monospace; padding: 18px 22px; margin: 0 }}</style>
<pre><b>$ crossfoot check examples/rome-conference.html</b>\n\n{code}</pre>"""


def main() -> None:
    command = [str(Path(sys.executable).with_name("crossfoot")), "check", "examples/rome-conference.html"]
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    shown = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT)
    lines = shown.stdout.splitlines()[:LINES]
    console = Console(record=True, width=WIDTH, file=StringIO())
    console.print(Text.from_ansi("\n".join(lines)))
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch, "report.html")
        page.write_text(console.export_html(code_format=PAGE), encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]
        quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
        size = f"--window-size=990,{20 * (len(lines) + 3) + 30}"
        picture = f"--screenshot={ROOT / 'docs' / 'report.png'}"
        where = [f"--user-data-dir={scratch}/profile", page.as_uri()]
        subprocess.run(["chromium", *flags, *quiet, size, picture, *where], check=True, capture_output=True)


if __name__ == "__main__":
    main()
