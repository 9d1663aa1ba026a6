class Singleton:
    """Each class that derives from it has one instance."""
