"""Values and rules, pure: the standard library only, and the time is an argument."""
