import copy

plan = {"mon": ["tea"], "tue": ["soup"]}
shallow = dict(plan)
deep = copy.deepcopy(plan)

plan["mon"].append("cake")
plan["tue"] = ["rice"]
shallow["wed"] = []

print(plan)
print(shallow)
print(deep)
