function differences(numbers) {
  return numbers.map((before, i) => numbers[i + 1] - before);
}
