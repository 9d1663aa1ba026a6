from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        return 0

    def describe(self):
        return f"area {self.area()}"


class Square(Shape):
    def area(self):
        return super().area() + 9


class Blob(Shape):
    pass


print("defined")
print(Square().describe())
try:
    blob = Blob()
    print("made")
    print(blob.describe())
except TypeError as error:
    print(type(error).__name__)
