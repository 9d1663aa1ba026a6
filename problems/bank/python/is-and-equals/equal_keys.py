table = {1: "int"}
table[1.0] = "float"
table[True] = "bool"
table["1"] = "str"

print(table)
print(len({0, False, 0.0, ""}), 1 == True == 1.0)
