def differences(numbers):
    before = numbers[0]
    result = []
    for number in numbers[1:]:
        result.append(number - before)
        before = number
    return result
