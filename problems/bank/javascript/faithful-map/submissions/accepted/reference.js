function map(arr, fn, thisArg) {
  if (typeof fn !== 'function') {
    throw new TypeError(`${String(fn)} is not a function`);
  }
  const { length } = arr;
  const mapped = new Array(length);
  for (let index = 0; index < length; index++) {
    if (index in arr) {
      mapped[index] = fn.call(thisArg, arr[index], index, arr);
    }
  }
  return mapped;
}
