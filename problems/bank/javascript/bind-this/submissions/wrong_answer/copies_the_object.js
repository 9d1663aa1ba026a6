function bindTo(fn, self, ...first) {
  const copy = self && { ...self };
  return (...rest) => fn.call(copy, ...first, ...rest);
}
