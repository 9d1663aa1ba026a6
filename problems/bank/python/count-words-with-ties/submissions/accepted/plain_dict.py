import heapq
import re


def top_words(lines, count, ignored=()):
    left_out = {word.lower() for word in ignored}
    numbers = {}
    for line in lines:
        for match in re.finditer("[A-Za-z]+('[A-Za-z]+)*", line):
            word = match[0].lower()
            if word not in left_out:
                numbers[word] = numbers.get(word, 0) + 1
    best = heapq.nsmallest(count, ((-number, word) for word, number in numbers.items()))
    return [(word, -number) for number, word in best]
