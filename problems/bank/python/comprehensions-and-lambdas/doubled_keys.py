stock = {"tea": 3, "salt": 5, "milk": 3}
by_count = {count: name for name, count in stock.items()}
lengths = {len(name) for name in stock}

print(by_count)
print(sorted(lengths), len(lengths))
print({name[0]: stock[name] for name in stock if name != "salt"})
