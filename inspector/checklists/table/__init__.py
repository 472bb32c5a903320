"""An office's own table becomes a checklist; what could not be read is listed by its cell."""
