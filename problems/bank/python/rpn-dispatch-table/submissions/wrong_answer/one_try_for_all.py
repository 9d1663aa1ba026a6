# Everything that fails is taken for too few operands or an unknown token.
def evaluate(expression, operators):
    stack = []
    for token in expression.split():
        try:
            if token in operators:
                count, function = operators[token]
                operands = [stack.pop() for _ in range(count)][::-1]
                stack.append(function(*operands))
            else:
                stack.append(int(token))
        except IndexError:
            raise ValueError(f"too few operands for {token}") from None
        except ValueError:
            raise ValueError(f"unknown token: {token}") from None
    if len(stack) != 1:
        raise ValueError(f"{len(stack)} values left")
    return stack[0]
