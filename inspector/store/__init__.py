"""Where data rests: the encrypted database, its history, lists, lock and backups."""
