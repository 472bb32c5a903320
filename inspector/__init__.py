"""inspector: walk-through inspection of public service windows, offline and signed."""
