function bindTo(fn, self, ...first) {
  return (...rest) => {
    first.push(...rest);
    return fn.apply(self, first);
  };
}
