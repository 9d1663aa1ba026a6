import copy

row = [1]
table = [row, row, [1]]
table.append(table)
twin = copy.deepcopy(table)
twin[0].append(2)

print(twin[:3], table[:3])
print(twin[3] is twin, twin[3] is table, len(twin[3][3]))
