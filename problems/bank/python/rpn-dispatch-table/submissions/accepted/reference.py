def evaluate(expression, operators):
    """Return the value of an expression in reverse Polish notation."""
    stack = []
    for token in expression.split():
        if token in operators:
            count, function = operators[token]
            start = len(stack) - count
            if start < 0:
                raise ValueError(f"too few operands for {token}")
            stack[start:] = [function(*stack[start:])]
        else:
            stack.append(number(token))
    if len(stack) != 1:
        raise ValueError(f"{len(stack)} values left")
    return stack[0]


def number(token):
    try:
        return int(token)
    except ValueError:
        raise ValueError(f"unknown token: {token}") from None
