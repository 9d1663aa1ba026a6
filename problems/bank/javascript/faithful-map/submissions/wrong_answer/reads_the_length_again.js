function map(arr, fn, thisArg) {
  const mapped = new Array(arr.length);
  for (let i = 0; i < arr.length; i++) {
    if (i in arr) mapped[i] = fn.call(thisArg, arr[i], i, arr);
  }
  return mapped;
}
