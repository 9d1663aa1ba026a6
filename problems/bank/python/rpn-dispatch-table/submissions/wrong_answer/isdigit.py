# isdigit() does not know a sign.
def evaluate(expression, operators):
    stack = []
    for token in expression.split():
        if token in operators:
            count, function = operators[token]
            start = len(stack) - count
            if start < 0:
                raise ValueError(f"too few operands for {token}")
            stack[start:] = [function(*stack[start:])]
        elif token.isdigit():
            stack.append(int(token))
        else:
            raise ValueError(f"unknown token: {token}")
    if len(stack) != 1:
        raise ValueError(f"{len(stack)} values left")
    return stack[0]
