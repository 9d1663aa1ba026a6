function map(arr, fn) {
  if (typeof fn !== 'function') throw new TypeError('not a function');
  const { length } = arr;
  const mapped = new Array(length);
  for (let i = 0; i < length; i++) {
    if (i in arr) mapped[i] = fn.call({}, arr[i], i, arr);
  }
  return mapped;
}
