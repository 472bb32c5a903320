"""Documents: from what may leave of a visit to a PDF that is signed, and the judging of one."""
