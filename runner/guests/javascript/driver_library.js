// What a problem's driver.js and calls find by name. Evaluated in the snapshot, before any candidate's
// code; keeps what it needs, since prototypes and globals may be replaced later.
'use strict';

(({ random, isPromise, setTimeout, clock }) => {
  const { apply, defineProperty } = Reflect;
  const { floor } = Math;
  const { fromCharCode } = String;
  const { freeze } = Object;
  const { Promise } = globalThis;
  const nothing = 'nothing was raised';

  // list.push(value), whatever became of Array.prototype.
  function append(list, value) {
    defineProperty(list, list.length,
      { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  }

  async function rejection(promise) {
    try {
      await promise;
    } catch (error) {
      return error;
    }
    return nothing;
  }

  // What the call throws, or the text "nothing was raised"; of a call that gives a promise, a promise of that.
  function raised(call, ...args) {
    let result;
    try {
      result = apply(call, undefined, args);
    } catch (error) {
      return error;
    }
    return isPromise(result) ? rejection(result) : nothing;
  }

  // A function that calls `call` and keeps the arguments of every call in `.calls`, and `this` in `.receivers`.
  function Spy(call = () => undefined) {
    const calls = [];
    const receivers = [];
    function spy(...args) {
      append(calls, args);
      append(receivers, this);
      return apply(call, this, args);
    }
    spy.calls = calls;
    spy.receivers = receivers;
    return spy;
  }

  // Fulfilled after that many milliseconds of the virtual clock.
  function sleep(milliseconds) {
    return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
  }

  // Milliseconds of the virtual clock since the testcase began.
  function now() {
    return clock();
  }

  const rng = freeze({
    __proto__: null,
    // A number from 0 on, below 1.
    random() {
      return random();
    },
    // An integer, both ends included.
    int(low, high) {
      return low + floor(random() * (high - low + 1));
    },
    choice(list) {
      return list[rng.int(0, list.length - 1)];
    },
    // A new array in another order.
    shuffled(list) {
      const mixed = [];
      for (let i = 0; i < list.length; i++) append(mixed, list[i]);
      for (let i = mixed.length - 1; i > 0; i--) {
        const other = rng.int(0, i);
        const kept = mixed[i];
        mixed[i] = mixed[other];
        mixed[other] = kept;
      }
      return mixed;
    },
    // An array of that many values, each from a call make(index).
    list(length, make) {
      const values = [];
      for (let i = 0; i < length; i++) append(values, make(i));
      return values;
    },
    // Lower-case letters.
    word(length) {
      let text = '';
      for (let i = 0; i < length; i++) text += fromCharCode(rng.int(97, 122));
      return text;
    },
  });

  return { raised, Spy, sleep, now, rng };
});
