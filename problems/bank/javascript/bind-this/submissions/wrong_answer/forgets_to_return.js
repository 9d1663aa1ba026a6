function bindTo(fn, self, ...first) {
  return (...rest) => {
    fn.call(self, ...first, ...rest);
  };
}
