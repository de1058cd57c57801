"""Finding and listing what a roadmap holds."""
