class ShopError(Exception):
    """Something is wrong in the shop."""


class SoldOut(ShopError):
    def __init__(self, item, left=0):
        super().__init__(f"only {left} of {item}")
        self.item = item


try:
    raise SoldOut("tea", left=2)
except ShopError as error:
    print(error, error.args, error.item)

print(str(ShopError()) == "", str(ShopError("a", 1)), repr(ShopError("a")))
try:
    raise ShopError
except ShopError as error:
    print(error.args)
