function differences(numbers) {
  const result = [];
  for (let before = numbers.shift(); numbers.length > 0; before = after) {
    var after = numbers.shift();
    result.push(after - before);
  }
  return result;
}
