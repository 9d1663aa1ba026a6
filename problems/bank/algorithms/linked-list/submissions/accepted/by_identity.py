class Start:
    next = None


def reverse(head):
    turned = None
    while head is not None:
        following = head.next
        head.next = turned
        turned = head
        head = following
    return turned


def merge(first, second):
    start = last = Start()
    while first is not None and second is not None:
        if first.value <= second.value:
            last.next = first
            first = first.next
        else:
            last.next = second
            second = second.next
        last = last.next
    last.next = first if second is None else second
    return start.next


def cycle_start(head):
    seen = set()
    while head is not None:
        if id(head) in seen:
            return head
        seen.add(id(head))
        head = head.next
    return None
