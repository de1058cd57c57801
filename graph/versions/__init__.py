"""What changed between two roadmaps."""
