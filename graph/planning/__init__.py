"""When: a path as a study plan, week by week."""
