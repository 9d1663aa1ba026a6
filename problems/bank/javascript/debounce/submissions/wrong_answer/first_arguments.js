function debounce(fn, wait) {
  let timer = null;
  let call = null;

  function run() {
    const { self, args } = call;
    debounced.cancel();
    fn.apply(self, args);
  }
  function debounced(...args) {
    clearTimeout(timer);
    call = call ?? { self: this, args };
    timer = setTimeout(run, wait);
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
