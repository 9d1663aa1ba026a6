small, same_small = int("256"), int("256")
large, same_large = int("257"), int("257")

print(small is same_small, large is same_large, large == same_large)
print(1 == 1.0 == True, type(1) is type(True))
print([] == [], [] is [], () == [])
