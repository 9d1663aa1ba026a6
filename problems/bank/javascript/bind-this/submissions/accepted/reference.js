function bindTo(fn, self, ...first) {
  return (...rest) => Reflect.apply(fn, self, [...first, ...rest]);
}
