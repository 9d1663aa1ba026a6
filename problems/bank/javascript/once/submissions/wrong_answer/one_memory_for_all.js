let called = false;
let result;

function once(fn) {
  called = false;
  function wrapped(...args) {
    if (!called) {
      result = fn.apply(this, args);
      called = true;
    }
    return result;
  }
  wrapped.reset = () => { called = false; };
  return wrapped;
}
