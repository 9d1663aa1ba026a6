import copy


class Node:
    def __init__(self):
        self.tags = []


node = Node()
pair = (1, "a")
mixed = (1, [])
shallow = copy.copy(node)

print(copy.deepcopy(pair) is pair, copy.deepcopy(mixed) is mixed, copy.copy(mixed) is mixed)
print(shallow is node, shallow.tags is node.tags, copy.deepcopy(node).tags is node.tags)
print(copy.deepcopy(len) is len, copy.deepcopy(Node) is Node)
