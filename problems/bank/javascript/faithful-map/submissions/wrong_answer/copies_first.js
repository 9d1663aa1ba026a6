function map(arr, fn, thisArg) {
  if (typeof fn !== 'function') throw new TypeError('not a function');
  const copy = arr.slice();
  const mapped = new Array(copy.length);
  for (let i = 0; i < copy.length; i++) {
    if (i in copy) mapped[i] = fn.call(thisArg, copy[i], i, arr);
  }
  return mapped;
}
