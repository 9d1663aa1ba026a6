function differences(numbers) {
  return numbers.slice(1).map((after, i) => after - numbers[i]);
}
