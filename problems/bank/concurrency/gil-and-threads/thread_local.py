from threading import Thread, local

shared = []
own = local()
own.name = "main"


def work(name):
    shared.append(hasattr(own, "name"))
    own.name = name
    shared.append(own.name)


for name in ("red", "blue"):
    thread = Thread(target=work, args=(name,))
    thread.start()
    thread.join()

print(shared)
print(own.name)
