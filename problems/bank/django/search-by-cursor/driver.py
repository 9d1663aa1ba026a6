"""Searches with friendly and hostile texts, and looks whether the table is still whole."""
from shop.models import Product
from viva import observe, statements


def outcome(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__, str(error)


def search(solution, *questions):
    observe("rows", [outcome(solution.search, *question) for question in questions])
    observe("products", list(Product.objects.order_by("id").values_list("name", "category", "price", "secret_cost")))


def add(rng, names, category=None):
    Product.objects.bulk_create([
        Product(name=name, category=category or rng.choice(("tea", "cups", "tins", "it's")), price=rng.randrange(100, 900),
                secret_cost=rng.randrange(9)) for name in names])


def word(rng):
    return "".join(rng.choice("aeioutrn") for _ in range(3))


def many(solution, rng):
    add(rng, [f"{word(rng)} {word(rng)}".title() for _ in range(60)])
    Product.objects.filter(id__gt=40).update(price=rng.randrange(300, 600))
    texts = ["a", "T", word(rng)[:2].upper(), ""]
    orders = ["name", "-name", "price", "-price"]
    search(solution, *[(text, rng.sample(["tea", "cups", "tins", "it's"], rng.randrange(4)), order)
                       for text in texts for order in orders])


def quotes(solution, rng):
    add(rng, ["Ann's tea", "Ann''s cup", 'Bo"s tin', "tea; pot", f"pot -- {word(rng)}", "Percy's 100% tin"])
    texts = ["'", "n's", "''", '"', ";", "--", "' OR '1'='1", "' OR 1=1 --", "'; DELETE FROM shop_product; --",
             "x' UNION SELECT id, name, category, secret_cost FROM shop_product --", "%s", "{text}", "%(text)s", "' || name || '"]
    rng.shuffle(texts)
    search(solution, *[(text, [], "name") for text in texts])


def wildcards(solution, rng):
    add(rng, ["100% cotton", "100 cottons", "tea_pot", "teaXpot", "back\\slash", "a\\%b", "a\\b", f"{word(rng)}%{word(rng)}", "50!% off", "50! off"])
    texts = ["%", "_", "100%", "a_p", "\\", "\\%", "\\_", "%%", "!", "!%", "t%a"]
    rng.shuffle(texts)
    search(solution, *[(text, [], "-price") for text in texts])


def hostile_categories(solution, rng):
    add(rng, [word(rng) for _ in range(8)], "it's")
    lists = [["it's"], ["it's", "tea"], ["') OR ('1'='1"], ["%"], ["tea' --"], ["tea", "tea", "tea"], ["TEA"], ["%s"], ["?"]]
    rng.shuffle(lists)
    search(solution, *[("", categories, "name") for categories in lists])


def hostile_order(solution, rng):
    add(rng, [word(rng) for _ in range(4)])
    orders = ["id", "secret_cost", "", "-", "--name", "name DESC", "NAME", "price; DELETE FROM shop_product",
              "(CASE WHEN 1=1 THEN name ELSE price END)", "1", None, "-price", "price"]
    rng.shuffle(orders)
    search(solution, *[("", ["tins", "it's"], order) for order in orders])


def counted(solution, rng):
    add(rng, [word(rng) for _ in range(20)])
    before = len(statements())
    rows = [outcome(solution.search, text, categories, order) for text, categories, order in (
        ("a", ["tea", "cups", "tins", "it's"] * 20, "price"), ("e", [], "-name"), ("a", [], "color"))]
    observe("queries", len(statements()) - before)
    observe("rows", rows)
