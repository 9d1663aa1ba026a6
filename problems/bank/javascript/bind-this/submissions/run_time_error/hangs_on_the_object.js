'use strict';

function bindTo(fn, self, ...first) {
  return (...rest) => {
    if (self === null) return fn.call(null, ...first, ...rest);
    const key = Symbol('fn');
    self[key] = fn;
    try {
      return self[key](...first, ...rest);
    } finally {
      delete self[key];
    }
  };
}
