// Takes a timer for one that runs, although it has fired or was cancelled.
function debounce(fn, wait) {
  let timer = null, receiver, last;
  function debounced(...args) {
    receiver = this;
    last = args;
    clearTimeout(timer);
    timer = setTimeout(() => { fn.apply(receiver, last); }, wait);
  }
  debounced.cancel = () => { clearTimeout(timer); };
  debounced.flush = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    fn.apply(receiver, last);
  };
  return debounced;
}
