"""Our own workbook: a checklist laid out on sheets, and read back from them."""
