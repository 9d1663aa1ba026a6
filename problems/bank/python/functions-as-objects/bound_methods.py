class Dog:
    def __init__(self, name):
        self.name = name

    def bark(self):
        return self.name + "!"


rex = Dog("Rex")
bark = rex.bark
rex.name = "Max"
print(bark())

rex = Dog("Ida")
print(bark(), rex.bark())
print(Dog.bark(rex), bark.__self__.name)

words = []
add = words.append
add("a")
words = ["b"]
add("c")
print(words, add.__self__)
