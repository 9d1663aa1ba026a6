function deepEqual(first, second) {
  const todo = [[first, second]];
  const done = new Map();
  const kind = (value) => Object.prototype.toString.call(value);
  while (todo.length > 0) {
    const [a, b] = todo.pop();
    if (Object.is(a, b)) continue;
    if (Object(a) !== a || Object(b) !== b || (kind(a) !== kind(b))) return false;
    if (kind(a) === '[object Date]' && !Object.is(+a, +b)) return false;
    if (!done.has(a)) done.set(a, new Set());
    if (done.get(a).has(b)) continue;
    done.get(a).add(b);
    const keys = new Set(Object.keys(b));
    if (keys.size !== Object.keys(a).length) return false;
    for (const key of Object.keys(a)) {
      if (!keys.has(key)) return false;
      todo.push([a[key], b[key]]);
    }
  }
  return true;
}
