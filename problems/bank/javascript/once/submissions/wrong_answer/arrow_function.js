const once = (fn) => {
  let called = false;
  let result;
  const wrapped = (...args) => {
    if (!called) {
      result = fn.call({ name: 'nobody' }, ...args);
      called = true;
    }
    return result;
  };
  wrapped.reset = () => { called = false; };
  return wrapped;
};
