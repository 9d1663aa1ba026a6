def differences(numbers):
    return [after - before for before, after in zip([0] + numbers, numbers)]
