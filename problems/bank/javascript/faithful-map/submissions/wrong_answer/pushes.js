function map(arr, fn, thisArg) {
  if (typeof fn !== 'function') throw new TypeError('not a function');
  const mapped = [];
  arr.forEach((item, i) => mapped.push(fn.call(thisArg, item, i, arr)));
  return mapped;
}
