function map(arr, fn) {
  const result = [];
  arr.forEach((item, i) => {
    try {
      result.push(fn(item, i, arr));
    } catch (error) {
      result.push(undefined);
    }
  });
  return result;
}
