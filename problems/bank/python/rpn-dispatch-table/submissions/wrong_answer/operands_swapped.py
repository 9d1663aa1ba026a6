# pop() gives the last operand first.
def evaluate(expression, operators):
    stack = []
    for token in expression.split():
        if token in operators:
            count, function = operators[token]
            if len(stack) < count:
                raise ValueError(f"too few operands for {token}")
            stack.append(function(*[stack.pop() for _ in range(count)]))
        else:
            try:
                stack.append(int(token))
            except ValueError:
                raise ValueError(f"unknown token: {token}") from None
    if len(stack) != 1:
        raise ValueError(f"{len(stack)} values left")
    return stack[0]
