"""Export the figures of the main report as files for a text or a slide, with their captions and alt texts in a table."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from stancebook.study import Study


def _save(kind: str, study: Study, out: Path) -> Path:
    from stancebook.findings import open_findings
    from stancebook.findings.figures import save_all

    save_all(open_findings(study.folder), out, formats=(kind,))
    return out


#: write every figure as SVG, or as PNG, into a folder and return it
export_svg, export_png = partial(_save, "svg"), partial(_save, "png")
