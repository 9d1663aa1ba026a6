function once(fn) {
  let first = true;
  let result;
  function wrapped(...args) {
    const now = fn.apply(this, args);
    if (first) result = now;
    first = false;
    return result;
  }
  wrapped.reset = () => { first = true; };
  return wrapped;
}
