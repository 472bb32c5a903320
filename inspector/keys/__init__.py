"""Keys: what opens the workspace, what hides evidence, what signs a log."""
