import copy

menu = {"soup": ["leek", "salt"], "price": 7}
shallow = copy.copy(menu)
deep = copy.deepcopy(menu)

menu["soup"].append("cream")
menu["price"] = 8
shallow["soup"].remove("salt")

print(menu)
print(shallow)
print(deep)
