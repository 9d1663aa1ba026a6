function differences(numbers) {
  const result = [];
  for (let i = 1; i < numbers.length; i++) result.push(numbers[i] - numbers[i - 1]);
  return result;
}
