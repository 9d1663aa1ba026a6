from shop.models import Region, Sale, Shop


def regions():
    """Return [(name, number of shops, sum of the sales), ...], ordered by name."""
    return []


def summary(first, last):
    """Return {"count": ..., "total": ..., "largest": ...} for the days from first to last."""
    return {}


def best_days(limit):
    """Return [(day, number of sales, their sum), ...], highest sum first."""
    return []


def unsold():
    """Return the names of the shops without a sale, ordered."""
    return []
