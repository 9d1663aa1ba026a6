from threading import Event, Thread

balance = 100
has_read, has_written = Event(), Event()


def deposit(amount):
    global balance
    seen = balance
    has_read.set()
    has_written.wait()
    balance = seen + amount


def withdraw(amount):
    global balance
    has_read.wait()
    balance = balance - amount
    print("after the withdrawal:", balance)
    has_written.set()


threads = [Thread(target=deposit, args=(50,)), Thread(target=withdraw, args=(30,))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("in the end:", balance)
