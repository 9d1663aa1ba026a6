import heapq

heap = []
for number in (5, 1, 4, 2):
    heapq.heappush(heap, number)

print(heap[0], heapq.heappop(heap), heapq.heappop(heap))
print(heapq.heappushpop(heap, 3), sorted(heap))
print(heapq.nlargest(2, [7, 9, 8]), heapq.nsmallest(1, [7, 9, 8]))
