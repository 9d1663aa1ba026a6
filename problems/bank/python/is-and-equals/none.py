class Odd:
    def __eq__(self, other):
        return True


odd = Odd()
print(odd == None, odd is None, None is None)
print(odd != 5, [odd] == [7], odd in [])
