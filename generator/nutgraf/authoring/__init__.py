"""The writer's tools: a new file to begin with."""
