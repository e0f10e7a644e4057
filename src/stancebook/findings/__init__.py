"""Show findings: who stands where toward whom, when, where and according to whom, each number with its sentences."""

from stancebook.findings.compare import open_comparison
from stancebook.findings.dyads import count_dyads
from stancebook.findings.outlets import count_outlets
from stancebook.findings.selection import select
from stancebook.findings.speakers import count_speakers
from stancebook.findings.timeline import count_periods
from stancebook.findings.view import Findings, aggregate, find, open_findings

__all__ = ["Findings", "aggregate", "count_dyads", "count_outlets", "count_periods", "count_speakers", "find", "open_comparison", "open_findings", "select"]
