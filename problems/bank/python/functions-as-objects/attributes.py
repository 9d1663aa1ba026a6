def counter(start, step=5):
    counter.calls += 1
    return start + step * counter.calls


counter.calls = 0
print(counter(10), counter(10))
counter.calls = 10
print(counter(0, 1))

print(counter.__defaults__)
counter.__defaults__ = (100,)
print(counter(1))

other = counter
other.calls = 0
print(counter.calls)
