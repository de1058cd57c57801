"""The command line: commands, and what they show at a terminal."""
