"""The map of a roadmap: what is drawn, where it stands, and pictures of it."""
