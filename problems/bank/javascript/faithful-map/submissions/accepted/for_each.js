function map(arr, fn, thisArg) {
  if (typeof fn !== 'function') throw new TypeError('map needs a function');
  const mapped = [];
  mapped.length = arr.length;
  arr.forEach((item, index) => { mapped[index] = Reflect.apply(fn, thisArg, [item, index, arr]); });
  return mapped;
}
