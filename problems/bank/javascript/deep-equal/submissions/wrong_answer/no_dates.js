const isObject = (value) => typeof value === 'object' && value !== null;

function deepEqual(a, b, compared = new Map()) {
  if (!isObject(a) || !isObject(b)) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (compared.get(a)?.has(b)) return true;
  compared.set(a, (compared.get(a) ?? new Set()).add(b));

  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(
    (key) => Object.prototype.hasOwnProperty.call(b, key) && deepEqual(a[key], b[key], compared));
}
