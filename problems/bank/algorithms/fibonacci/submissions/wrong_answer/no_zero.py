# Builds a list from 1, 1 and forgets what n = 0 means: numbers[-1] is the last one.
def solve(n):
    numbers = [1, 1]
    while len(numbers) < n:
        numbers.append(numbers[-1] + numbers[-2])
    return numbers[n - 1]
