"""A checklist as the YAML file that reads back to it."""
