"""The command line: every action of the app as a command."""
