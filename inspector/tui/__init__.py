"""The terminal app; it calls services and knows nothing of the command line."""
