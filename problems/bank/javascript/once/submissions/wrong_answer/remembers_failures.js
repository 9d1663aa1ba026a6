function once(fn) {
  let called = false;
  let result;
  function wrapped(...args) {
    if (!called) {
      called = true;
      result = fn.apply(this, args);
    }
    return result;
  }
  wrapped.reset = () => { called = false; };
  return wrapped;
}
