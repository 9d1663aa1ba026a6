const once = (fn) => {
  let state = null;
  return Object.assign(
    function () {
      state ??= { result: Reflect.apply(fn, this, arguments) };
      return state.result;
    },
    { reset() { state = null; } },
  );
};
