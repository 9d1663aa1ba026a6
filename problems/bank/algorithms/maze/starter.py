def steps(maze):
    """Return the length of the shortest way from S to E, or None."""
