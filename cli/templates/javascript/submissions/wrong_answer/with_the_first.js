function differences(numbers) {
  return numbers.map((after, i) => after - (numbers[i - 1] ?? 0));
}
