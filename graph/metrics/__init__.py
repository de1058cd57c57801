"""Where a curriculum is hard: its bottlenecks, and how much stands behind what."""
