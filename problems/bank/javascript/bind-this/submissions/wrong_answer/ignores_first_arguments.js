function bindTo(fn, self) {
  return (...rest) => fn.apply(self, rest);
}
