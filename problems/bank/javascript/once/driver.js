// Calls what once() made, and shows results and calls of the inner function side by side.
function follow(calls, fn) {
  const spy = Spy(fn);
  const wrapped = once(spy);
  const results = calls.map((args) => wrapped(...args));
  return { results, calls: spy.calls };
}

function resetting(before, after) {
  const spy = Spy((n) => n * n);
  const wrapped = once(spy);
  const results = before.map((n) => wrapped(n));
  wrapped.reset();
  results.push(...after.map((n) => wrapped(n)));
  return { results, calls: spy.calls };
}

function oddResults(rng) {
  return rng.shuffled([undefined, null, 0, '', NaN, false, rng.int(1, 99)]).map((result) => {
    const spy = Spy(() => result);
    const wrapped = once(spy);
    const key = rng.int(1, 999);
    return [[wrapped(key), wrapped(key + 1), wrapped()], spy.calls];
  });
}

function twoOfThem(rng) {
  const one = once((n) => n + 1);
  const two = once((n) => n * 2);
  const results = rng.list(3, () => [one(rng.int(1, 99)), two(rng.int(100, 999))]);
  one.reset();
  return [...results, [one(rng.int(1, 99)), two(rng.int(100, 999))]];
}

function failing(rng) {
  const failures = rng.int(2, 4);
  const spy = Spy((n) => {
    if (spy.calls.length <= failures) throw new TypeError(`call ${n}`);
    return n;
  });
  const wrapped = once(spy);
  const outcome = (n) => {
    try {
      return ['returned', wrapped(n)];
    } catch (error) {
      return ['threw', error];
    }
  };
  return { outcomes: rng.list(failures + 3, () => outcome(rng.int(1, 999))), calls: spy.calls };
}

function asMethod(rng) {
  const describe = function (greeting) {
    return `${greeting} ${this === undefined ? 'nobody' : this.name}`;
  };
  const people = rng.list(3, () => ({ name: rng.word(5), describe: once(describe) }));
  return people.map((person) => [person.describe(rng.word(3)), person.describe('again')]);
}

// For counterexamples: functions that can be shown as they are.
function small(rng, n) {
  const fns = [
    (value) => value,
    (...values) => values,
    function () { return this && this.name; },
    (value) => { if (value === 0) throw new RangeError('zero'); return value; },
  ];
  const made = rng.list(rng.int(1, n > 6 ? 2 : 1), () => once(rng.choice(fns)));
  return rng.list(rng.int(1, 3), () => {
    const wrapped = rng.choice(made);
    const args = rng.list(rng.int(0, 2), () => rng.choice([undefined, null, 0, '', rng.int(1, 9)]));
    try {
      return rng.int(0, 3) === 0 ? { name: rng.word(2), wrapped }.wrapped(...args) : wrapped(...args);
    } catch (error) {
      return error;
    }
  });
}
