function map(arr, fn) {
  const result = [fn(arr[0], 0, arr)];
  for (let i = 1; i < arr.length; i++) {
    result.push(fn(arr[i], i, arr));
  }
  return result;
}
