function debounce(fn, wait) {
  let timers = [];
  function debounced(...args) {
    const entry = { run: () => fn.apply(this, args) };
    entry.timer = setTimeout(() => {
      timers = timers.filter((each) => each !== entry);
      entry.run();
    }, wait);
    timers.push(entry);
  }
  debounced.cancel = () => {
    timers.forEach(({ timer }) => clearTimeout(timer));
    timers = [];
  };
  debounced.flush = () => {
    const last = timers[timers.length - 1];
    debounced.cancel();
    if (last) last.run();
  };
  return debounced;
}
