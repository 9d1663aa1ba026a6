def sales_report(source, target):
    """Write the totals of each region to `target`; return how many sales were skipped."""
    return 0
