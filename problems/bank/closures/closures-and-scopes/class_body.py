unit = "global"


class Price:
    unit = "class"
    label = "in " + unit

    def show(self):
        return unit

    def own(self):
        return self.unit


def make():
    unit = "make"

    class Local:
        unit = "local"

        def show(self):
            return unit

    return Local()


price = Price()
print(price.label, price.show(), price.own())
print(make().show(), make().unit)
