function map(arr, fn) {
  const result = [];
  for (let i = 0; i < arr.length; i++) {
    if (arr[i]) {
      result.push(fn(arr[i], i, arr));
    }
  }
  return result;
}
