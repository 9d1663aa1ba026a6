function map(arr, fn, thisArg) {
  const { length } = arr;
  const mapped = new Array(length);
  for (let i = 0; i < length; i++) {
    if (i in arr) mapped[i] = fn.call(thisArg, arr[i], i, arr);
  }
  return mapped;
}
