"""One verb, one transaction: the only place where the parts meet."""
