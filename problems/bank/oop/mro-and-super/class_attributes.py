class Animal:
    legs = 4
    names = []


class Bird(Animal):
    legs = 2


class Fish(Animal):
    pass


rex, tweety, nemo = Animal(), Bird(), Fish()
Animal.legs = 5
rex.legs += 1
tweety.names.append("tweety")
nemo.names = ["nemo"]
Fish.legs = 0

print(rex.legs, tweety.legs, nemo.legs)
print(Animal.legs, Bird.legs, Animal().legs)
print(rex.names, Bird.names, nemo.names)
