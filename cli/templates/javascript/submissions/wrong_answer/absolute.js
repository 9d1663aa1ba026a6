function differences(numbers) {
  return numbers.slice(1).map((after, i) => Math.abs(after - numbers[i]));
}
