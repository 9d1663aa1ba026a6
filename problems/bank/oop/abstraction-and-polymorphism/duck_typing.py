class Duck:
    def sound(self):
        return "quack"


class Robot:
    def __init__(self, sound):
        self.sound = sound


class Stone:
    pass


def chorus(things):
    for thing in things:
        try:
            yield thing.sound()
        except AttributeError:
            yield "-"
        except TypeError:
            yield "?"


stone = Stone()
stone.sound = lambda: "crack"
print(*chorus([Duck(), Robot(lambda: "beep"), Robot("beep"), Stone(), stone, Duck]))
