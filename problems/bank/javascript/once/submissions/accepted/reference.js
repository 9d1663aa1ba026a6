function once(fn) {
  let called = false;
  let result;

  function wrapped(...args) {
    if (!called) {
      result = fn.apply(this, args);
      called = true;
    }
    return result;
  }
  wrapped.reset = () => {
    called = false;
    result = undefined;
  };
  return wrapped;
}
