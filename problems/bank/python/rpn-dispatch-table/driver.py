"""Makes tables of operators and expressions for them."""
import operator

from viva import observe

BASIC = {"+": (2, operator.add), "*": (2, operator.mul), "-": (2, operator.sub)}
MODULUS = 1_000_003


def outcome(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return error


def word(rng):
    return "".join(rng.choice("abcdefgh+*-/%") for _ in range(4)) + rng.choice("xyz")


def mixing(first, second):
    return lambda *values: sum(value * first ** place for place, value in enumerate(values)) % MODULUS + second


def table(rng, counts):
    return {word(rng): (count, mixing(rng.randrange(2, 100), rng.randrange(1000))) for count in counts}


def expression(rng, operators, depth):
    if depth == 0 or rng.randrange(4) == 0:
        return str(rng.randrange(1000))
    token, (count, _) = rng.choice(list(operators.items()))
    return " ".join([expression(rng, operators, depth - 1) for _ in range(count)] + [token])


def generated(solution, rng):
    operators = table(rng, [2, 2, 2, 2])
    observe("results", [outcome(solution.evaluate, expression(rng, operators, 5), operators) for _ in range(20)])
    observe("basic", [outcome(solution.evaluate, expression(rng, BASIC, 5), BASIC) for _ in range(10)])
    swapped = {"+": BASIC["*"], "*": BASIC["-"]}
    observe("swapped", [outcome(solution.evaluate, expression(rng, swapped, 4), swapped) for _ in range(5)])


def arities(solution, rng):
    operators = table(rng, [0, 1, 2, 3, 5])
    observe("results", [outcome(solution.evaluate, expression(rng, operators, 4), operators) for _ in range(20)])
    pair = {"pair": (2, lambda *values: values), "list": (3, lambda *values: list(values)), "none": (0, lambda: None)}
    observe("values", [outcome(solution.evaluate, expression(rng, pair, 4), pair) for _ in range(6)])
    observe("spaces", outcome(solution.evaluate, f"  {rng.randrange(1000)}\t\n none  pair ", pair))


def negative(solution, rng):
    one, two = -rng.randrange(2, 1000), -rng.randrange(2, 1000)
    operators = BASIC | {str(one): (1, lambda value: value * 7 + one), "0": (0, lambda: 12_345)}
    texts = [f"{two} 5 -", f"3 {two} *", f"8 {two} - {one}", f"{two} {two} +", f"+{-two} 4 - {one}", f"0 {two} -", f"1_000 00{-two} +"]
    observe("results", [(text, outcome(solution.evaluate, text, operators)) for text in texts])


def malformed(solution, rng):
    numbers = [rng.randrange(1000) for _ in range(4)]
    texts = ["", "   ", "{} {}", "{} {} {} +", "+", "{} +", "{} {} + +", "{} plus {}", "{} {} -- {}", "+ what", "what +", "{} 1.5 +", "{} {} + {} {}"]
    texts = [text.format(*rng.sample(numbers, 4)) for text in texts]
    rng.shuffle(texts)
    observe("results", [(text, outcome(solution.evaluate, text, BASIC)) for text in texts])


def failing(solution, rng):
    limit = rng.randrange(1000)

    def picky(value):
        if value > limit:
            raise IndexError(f"{value} is more than {limit}")
        if value == limit:
            raise ValueError(f"exactly {limit}")
        return {}[limit - value]

    operators = {"picky": (1, picky), "/": (2, operator.floordiv), "concat": (2, operator.concat)}
    texts = [f"{limit + 5} picky", f"{limit} picky", f"{limit - 7} picky", f"{limit} 0 /", f"{limit} 3 concat", f"{limit} 7 /"]
    observe("results", [outcome(solution.evaluate, text, operators) for text in texts])


def small(solution, rng, n):
    observe("result", outcome(solution.evaluate, " ".join(rng.choices(("1", "23", "-4", "+5", "+", "-", "x", "1.5"), k=n - 1)), {}))
