// An array with holes at the start, in the middle and at the end.
function withHoles(rng) {
  const list = [];
  list.length = rng.int(9, 14);
  for (let i = 1; i < list.length - 2; i++) {
    if (rng.int(0, 2) > 0) list[i] = rng.int(-50, 50);
  }
  list[4] = undefined;
  delete list[5];
  delete list[6];
  return list;
}

function sparse(rng) {
  const lists = [withHoles(rng), withHoles(rng), [, rng.int(1, 9)], [rng.int(1, 9), ,]];
  return lists.map((list) => map(list, (value, index) => `${value}@${index}`));
}

function sparseCalls(rng) {
  const list = withHoles(rng);
  const calls = [];
  const self = { name: rng.word(4) };
  map(list, function (...args) {
    calls.push([args[0], args[1], args[2] === list, args.length, this === self]);
  }, self);
  return calls;
}

function growing(rng) {
  const list = rng.list(rng.int(3, 6), () => rng.int(1, 99));
  let budget = 20;
  const result = map(list, (n) => {
    if (budget-- > 0) list.push(n + 1000);
    return n * 2;
  });
  return { result, list };
}

function shrinking(rng) {
  const list = rng.list(rng.int(6, 9), () => rng.int(1, 99));
  const visited = [];
  const result = map(list, (n, index) => {
    visited.push([n, index]);
    if (index === 1) list.length -= 2;
    if (index === 2) delete list[3];
    return n + 1;
  });
  return { result, visited };
}

function notFunctions(rng) {
  const values = [undefined, null, rng.int(1, 9), rng.word(3), {}, /a/];
  const lists = [[], [rng.int(1, 9)], [,]];
  return values.map((value) => lists.map((list) => {
    const error = raised(map, list, value);
    return [rng.int(1, 1e6), error instanceof TypeError ? 'TypeError' : error];
  }));
}

// For counterexamples: functions that can be shown as they are, and arrays that are short.
function small(rng, n) {
  const list = rng.list(rng.int(0, Math.min(n, 4)), () => rng.int(1, 9));
  if (rng.int(0, 2) === 0) delete list[rng.int(0, 3)];
  const fn = rng.choice([
    (item) => item,
    (item, index, all) => all.length,
    (item, index, all) => { if (all.length < 5) all.push(item); return item; },
    (item, index, all) => { if (index === 0) all[1] = 0; return item; },
    (item, index, all) => { all.length = 1; return item; },
    function () { return this && this.name; },
    rng.choice([undefined, null, 3, {}]),
  ]);
  try {
    return rng.int(0, 2) === 0 ? map(list, fn, { name: rng.word(1) }) : map(list, fn);
  } catch (error) {
    return error instanceof TypeError ? 'TypeError' : error;
  }
}
