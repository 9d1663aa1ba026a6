def pool_map(function, items, workers):
    """Return [function(item) for item in items], computed by `workers` threads."""
