# An ordinary dict: a list has no hash.
class IdentityDict(dict):
    pass
