# Leaves the links and exchanges the values.
def reverse(head):
    """Link the nodes the other way round; return the new first one."""
    nodes, node = [], head
    while node is not None:
        nodes.append(node)
        node = node.next
    values = [node.value for node in nodes]
    for node, value in zip(nodes, reversed(values)):
        node.value = value
    return head


def merge(first, second):
    """Link two sorted lists to one; return its first node."""
    if first is None or second is None:
        return second if first is None else first
    if second.value < first.value:
        head, second = second, second.next
    else:
        head, first = first, first.next
    last = head
    while first is not None and second is not None:
        if second.value < first.value:
            last.next, second = second, second.next
        else:
            last.next, first = first, first.next
        last = last.next
    last.next = second if first is None else first
    return head


def cycle_start(head):
    """Return the node where the cycle begins, or None."""
    slow = fast = head
    while fast is not None and fast.next is not None:
        slow, fast = slow.next, fast.next.next
        if slow is fast:
            while head is not slow:
                head, slow = head.next, slow.next
            return head
    return None
