import heapq


def nodes(head):
    while head is not None:
        following = head.next
        yield head
        head = following


def linked(chain):
    first = last = None
    for node in chain:
        if last is None:
            first = node
        else:
            last.next = node
        last = node
    if last is not None:
        last.next = None
    return first


def reverse(head):
    return linked(list(nodes(head))[::-1])


def merge(first, second):
    return linked(heapq.merge(nodes(first), nodes(second), key=lambda node: node.value))


def cycle_start(head):
    slow = fast = head
    while fast is not None and fast.next is not None:
        slow, fast = slow.next, fast.next.next
        if slow is fast:
            break
    else:
        return None
    slow = head
    while slow is not fast:
        slow, fast = slow.next, fast.next
    return slow
