def differences(numbers):
    return [abs(after - before) for before, after in zip(numbers, numbers[1:])]
