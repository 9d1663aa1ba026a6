function once(fn) {
  let called = false;
  let result;
  function wrapped(value) {
    if (!called) {
      result = fn.call(this, value);
      called = true;
    }
    return result;
  }
  wrapped.reset = () => { called = false; };
  return wrapped;
}
