import json
import pickle

row = [1]
value = {1: (2, 3), "rows": [row, row]}
by_json = json.loads(json.dumps(value))
by_pickle = pickle.loads(pickle.dumps(value))

print(by_json)
print(by_pickle)
print([each["rows"][0] is each["rows"][1] for each in (value, by_json, by_pickle)])
