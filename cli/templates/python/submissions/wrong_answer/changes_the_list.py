def differences(numbers):
    for i in range(len(numbers) - 1):
        numbers[i] = numbers[i + 1] - numbers[i]
    if numbers:
        numbers.pop()
    return list(numbers)
