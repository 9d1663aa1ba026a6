class Thermometer:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        print("get")
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        print("set", value)
        self._celsius = max(value, -273)

    @property
    def kelvin(self):
        return self.celsius + 273


t = Thermometer(-500)
t.celsius += 10
t._celsius = -999
print(t.kelvin)
try:
    t.kelvin = 0
except AttributeError:
    print("refused")
