# Knows four operators itself, and does not look at the table.
def evaluate(expression, operators):
    stack = []
    for token in expression.split():
        if token in ("+", "-", "*", "/"):
            if len(stack) < 2:
                raise ValueError(f"too few operands for {token}")
            right, left = stack.pop(), stack.pop()
            if token == "+":
                stack.append(left + right)
            elif token == "-":
                stack.append(left - right)
            elif token == "*":
                stack.append(left * right)
            else:
                stack.append(left // right)
        else:
            try:
                stack.append(int(token))
            except ValueError:
                raise ValueError(f"unknown token: {token}") from None
    if len(stack) != 1:
        raise ValueError(f"{len(stack)} values left")
    return stack[0]
