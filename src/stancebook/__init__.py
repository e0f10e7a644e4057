"""Who takes which stance toward whom, according to whom."""

