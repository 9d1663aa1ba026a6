# Returns what lies on top, however much there is beneath.
def evaluate(expression, operators):
    stack = []
    for token in expression.split():
        if token in operators:
            count, function = operators[token]
            start = len(stack) - count
            if start < 0:
                raise ValueError(f"too few operands for {token}")
            stack[start:] = [function(*stack[start:])]
        else:
            try:
                stack.append(int(token))
            except ValueError:
                raise ValueError(f"unknown token: {token}") from None
    return stack[-1] if stack else 0
