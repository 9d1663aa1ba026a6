function map(arr, fn, thisArg) {
  if (typeof fn !== 'function') throw new TypeError('not a function');
  const { length } = arr;
  const mapped = new Array(length);
  for (let i = 0; i < length; i++) mapped[i] = fn.call(thisArg, arr[i], i, arr);
  return mapped;
}
