function once(fn) {
  let result;
  function wrapped(...args) {
    result = result || fn.apply(this, args);
    return result;
  }
  wrapped.reset = () => { result = undefined; };
  return wrapped;
}
