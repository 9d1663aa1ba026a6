class Dog:
    tricks = []
    legs = 4

    def learn(self, trick):
        self.tricks.append(trick)


rex, fido = Dog(), Dog()
rex.learn("roll")
rex.legs -= 1
fido.tricks = fido.tricks + ["sit"]

print(rex.tricks, fido.tricks, Dog.tricks)
print(rex.legs, fido.legs, Dog.legs)
