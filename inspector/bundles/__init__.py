"""Files that travel between laptop and office: who made them, for whom, and whether they hold."""
