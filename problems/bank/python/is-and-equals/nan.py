nan = float("nan")
other = float("nan")

print(nan == nan, nan is nan, nan in [nan], other in [nan])
print([nan] == [nan], [nan] == [other], (nan, 1).index(1))
print(len({nan, nan, other}))
