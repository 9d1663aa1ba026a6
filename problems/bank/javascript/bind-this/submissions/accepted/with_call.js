function bindTo(fn, self) {
  const first = Array.prototype.slice.call(arguments, 2);
  return function bound() {
    return fn.apply(self, first.concat(Array.from(arguments)));
  };
}
