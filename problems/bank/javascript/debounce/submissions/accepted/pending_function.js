const debounce = (fn, wait) => {
  let pending;
  let id;
  const settle = (action) => {
    clearTimeout(id);
    const waiting = pending;
    pending = undefined;
    if (waiting && action) waiting();
  };
  return Object.assign(function () {
    pending = () => fn.apply(this, arguments);
    clearTimeout(id);
    id = setTimeout(() => settle(true), wait);
  }, { cancel: () => settle(false), flush: () => settle(true) });
};
