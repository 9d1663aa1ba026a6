# Tries int() before it looks into the table.
def evaluate(expression, operators):
    stack = []
    for token in expression.split():
        try:
            stack.append(int(token))
            continue
        except ValueError:
            pass
        if token not in operators:
            raise ValueError(f"unknown token: {token}")
        count, function = operators[token]
        start = len(stack) - count
        if start < 0:
            raise ValueError(f"too few operands for {token}")
        stack[start:] = [function(*stack[start:])]
    if len(stack) != 1:
        raise ValueError(f"{len(stack)} values left")
    return stack[0]
