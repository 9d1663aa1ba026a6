let timer = null;

function debounce(fn, wait) {
  let call = null;

  function run() {
    const { self, args } = call;
    debounced.cancel();
    fn.apply(self, args);
  }
  function debounced(...args) {
    clearTimeout(timer);
    call = { self: this, args };
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
