// Calls map with a callback that keeps what it was given.
function recorded(list) {
  const calls = [];
  const result = map(list, (...args) => {
    const [item, index, whole] = args;
    calls.push([item, index, whole === list, args.length]);
    return item * 3 + index;
  });
  return { result, calls };
}

function untouched(list) {
  const result = map(list, (word) => ({ word, length: word.length }));
  const again = map(list, (word, index) => [index, word]);
  return { list, result, again, same: [result, again].map((each) => each === list) };
}

function oddValues(rng) {
  const odd = [0, '', null, undefined, NaN, false, -0];
  const list = rng.shuffled([...odd, rng.int(1, 99), rng.word(3)]);
  return [map(list, (value) => value), map(list, (value, index) => odd[index % odd.length])];
}

function throwing(rng) {
  const stop = rng.int(3, 8);
  const visited = [];
  const error = raised(() => map(rng.list(12, () => rng.int(1, 99)), (n, index) => {
    visited.push([index, n]);
    if (index === stop) throw new RangeError(`${n} at ${index}`);
    return n;
  }));
  return { error, visited };
}

// For counterexamples: functions that can be shown as they are, and arrays that are short.
function small(rng, n) {
  const list = rng.list(rng.int(0, n), () => rng.choice([0, '', null, undefined, NaN, rng.int(1, 9), rng.word(1)]));
  const fn = rng.choice([
    (item) => item,
    (item) => [item],
    (item, index) => index,
    (item, index, all) => all.length,
    (item, index) => { if (index === 1) throw new RangeError('stop'); return item; },
    (...args) => args.length,
  ]);
  try {
    return [map(list, fn), list];
  } catch (error) {
    return error;
  }
}
