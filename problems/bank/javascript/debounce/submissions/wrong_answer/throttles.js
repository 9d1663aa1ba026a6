function debounce(fn, wait) {
  let timer = null;
  let call = null;

  function run() {
    const { self, args } = call;
    debounced.cancel();
    fn.apply(self, args);
  }
  function debounced(...args) {
    if (!call) timer = setTimeout(run, wait);
    call = { self: this, args };
  }
  debounced.cancel = () => {
    clearTimeout(timer);
    call = null;
  };
  debounced.flush = () => {
    if (call) run();
  };
  return debounced;
}
