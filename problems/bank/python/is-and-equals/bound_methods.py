class Counter:
    def count(self):
        return 1


first, second = Counter(), Counter()
method = first.count

print(first.count is first.count, first.count == first.count)
print(method is method, first.count == second.count)
print(Counter.count is Counter.count, first == second)
