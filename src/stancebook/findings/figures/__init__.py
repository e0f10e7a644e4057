"""Draw the findings; each function returns a Drawing and never a bare picture."""

from stancebook.findings.figures.drawing import Drawing
from stancebook.findings.figures.issues import draw_issues
from stancebook.findings.figures.matrix import draw_matrix
from stancebook.findings.figures.network import draw_network
from stancebook.findings.figures.outlets import draw_outlets
from stancebook.findings.figures.saving import NAMES, save_all
from stancebook.findings.figures.speakers import draw_quoted, draw_speakers
from stancebook.findings.figures.timeline import draw_timeline
from stancebook.findings.figures.triads import draw_triads

__all__ = [
    "NAMES", "Drawing", "draw_issues", "draw_matrix", "draw_network", "draw_outlets", "draw_quoted", "draw_speakers", "draw_timeline", "draw_triads", "save_all",
]  # fmt: skip
