// Compares many pairs in both directions: a single answer could be guessed.
function both(pairs) {
  return pairs.map(([a, b]) => `${deepEqual(a, b)} ${deepEqual(b, a)} ${deepEqual(a, a)}`);
}

function tree(rng, depth) {
  if (depth === 0) return rng.choice([rng.int(0, 9), rng.word(2), null, true, undefined, NaN]);
  const size = rng.int(1, 3);
  if (rng.int(0, 1) === 0) return rng.list(size, () => tree(rng, depth - 1));
  return Object.fromEntries(rng.list(size, (i) => [`k${i}`, tree(rng, depth - 1)]));
}

function copy(value) {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(copy);
  return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, copy(inner)]));
}

// The same but for one value, somewhere deep.
function spoiled(rng, value) {
  if (value === null || typeof value !== 'object') return Object.is(value, 7) ? 8 : 7;
  const result = copy(value);
  const key = rng.choice(Object.keys(result));
  result[key] = spoiled(rng, result[key]);
  return result;
}

function nested(rng) {
  return both(rng.list(24, () => {
    const value = tree(rng, rng.int(1, 4));
    return [value, rng.int(0, 1) === 0 ? copy(value) : spoiled(rng, value)];
  }));
}

function keys(rng) {
  const key = rng.word(3);
  return both(rng.shuffled([
    [{ [key]: undefined }, {}],
    [{ [key]: undefined }, { other: undefined }],
    [{ [key]: 1, b: 2 }, { b: 2, [key]: 1 }],
    [{ [key]: 1, b: 2 }, { [key]: 1, c: 2 }],
    [{ [key]: { x: undefined } }, { [key]: { y: undefined } }],
    [[undefined], []],
    [[undefined, key], [undefined, key]],
  ]));
}

function kinds(rng) {
  const n = rng.int(1, 99);
  const pairs = [
    [[n], { 0: n }], [[], {}], [null, {}], [null, []], [[n], [n]], [{ length: 0 }, []], [new Date(n), {}],
    [{}, {}], [new Date(n), n], [n, String(n)], [{ n }, { n }], [undefined, {}],
  ];
  return both(rng.shuffled([...pairs, [[n], Object.assign(Object.create(null), { 0: n })]]));
}

function dates(rng) {
  return both(rng.list(10, () => {
    const time = rng.int(0, 2e9) * 1000;
    const other = rng.choice([time, time, time + 1, time - 86400000]);
    return rng.choice([[new Date(time), new Date(other)], [{ at: new Date(time) }, { at: new Date(other) }]]);
  }));
}

// One object stands in two places of one side, and has two partners on the other.
function sharedParts(rng) {
  const part = { n: rng.int(1, 9), list: [rng.word(3)] };
  const other = { n: part.n, list: [rng.word(4)] };
  const loop = [part];
  loop.push(loop);
  return both(rng.shuffled([
    [[part, part], [copy(part), copy(part)]], [[part, part], [copy(part), other]], [[part, part], [other, copy(part)]],
    [{ a: part, b: { c: part } }, { a: copy(part), b: { c: other } }], [[part, [part]], [part, [other]]],
    [[loop, loop], [loop, [part, part]]], [[part, part, other], [copy(part), copy(part), other]],
  ]));
}

function ring(rng, names, end) {
  const nodes = names.map((name) => ({ name, list: [] }));
  nodes.forEach((node, i) => { node.next = nodes[(i + 1) % nodes.length]; node.list.push(node); });
  nodes[nodes.length - 1].end = end;
  return nodes[0];
}

function cycles(rng) {
  return both(rng.list(8, () => {
    const names = rng.list(rng.int(1, 4), () => rng.word(2));
    const end = rng.int(1, 5);
    const others = rng.int(0, 2) === 0 ? names.map((name, i) => (i === 0 ? 'x' : name)) : names;
    return [ring(rng, names, end), ring(rng, others, rng.choice([end, end, 9]))];
  }));
}

// For counterexamples: two small values that are alike, or nearly.
function small(rng, n) {
  const value = tree(rng, rng.int(0, n > 4 ? 2 : 1));
  const part = { n: rng.int(1, 3) };
  const loop = [rng.int(1, 2)];
  loop.push(loop);
  const date = rng.int(0, 9);
  const [a, b] = rng.choice([
    [value, copy(value)], [value, spoiled(rng, value)], [[value], { 0: value }], [value, {}],
    [{ [rng.word(1)]: undefined }, { [rng.word(1)]: undefined }],
    [new Date(date), new Date(rng.int(0, 9))], [new Date(date), {}],
    [[part, part], [copy(part), { n: rng.int(1, 3) }]], [loop, [rng.int(1, 2), loop]],
  ]);
  return deepEqual(a, b);
}
