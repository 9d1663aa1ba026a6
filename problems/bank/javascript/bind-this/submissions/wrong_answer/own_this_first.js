function bindTo(fn, self, ...first) {
  return function (...rest) {
    return fn.call(this === undefined || this === globalThis ? self : this, ...first, ...rest);
  };
}
