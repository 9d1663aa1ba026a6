function map(arr, fn) {
  const mapped = [];
  for (let index = 0; index < arr.length; index++) {
    mapped.push(fn(arr[index], index, arr));
  }
  return mapped;
}
