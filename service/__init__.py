"""skillpath as a service: the command line and HTTP."""
