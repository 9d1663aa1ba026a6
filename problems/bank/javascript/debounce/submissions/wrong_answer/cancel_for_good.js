function debounce(fn, wait) {
  let timer = null;
  let call = null;

  function run() {
    const { self, args } = call;
    call = null;
    fn.apply(self, args);
  }
  function debounced(...args) {
    if (debounced.stopped) return;
    clearTimeout(timer);
    call = { self: this, args };
    timer = setTimeout(run, wait);
  }
  debounced.cancel = () => {
    clearTimeout(timer);
    debounced.stopped = true;
  };
  debounced.flush = () => {
    if (call) run();
  };
  return debounced;
}
