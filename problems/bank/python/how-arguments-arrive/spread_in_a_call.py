def area(width, height=1, unit="m"):
    return f"{width * height} {unit}"


sides = [3, 4]
options = {"unit": "cm"}
print(area(*sides), area(*sides, **options))
print(area(*[2], **{"height": 5}))
print([*sides, 5, *"ab"], {**options, "unit": "mm", "height": 2})
try:
    print(area(*sides, **{"height": 5}))
except TypeError:
    print("TypeError")
