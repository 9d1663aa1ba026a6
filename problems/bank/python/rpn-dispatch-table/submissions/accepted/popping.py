from collections import deque


def evaluate(expression, operators):
    stack = deque()
    for token in expression.split():
        try:
            count, function = operators[token]
        except KeyError:
            try:
                stack.append(int(token))
            except ValueError:
                raise ValueError("unknown token: " + token)
            continue
        if len(stack) < count:
            raise ValueError("too few operands for " + token)
        operands = deque()
        for _ in range(count):
            operands.appendleft(stack.pop())
        stack.append(function(*operands))
    if len(stack) == 1:
        return stack.pop()
    raise ValueError("%d values left" % len(stack))
