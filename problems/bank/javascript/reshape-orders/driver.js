// Makes orders, and looks at them again afterwards.
function order(id, customer, paid, ...lines) {
  return { id, customer, paid, lines: lines.map(([price, quantity]) => ({ price, quantity })) };
}

const shop = [
  order(1, 'Ada', true, [250, 2], [999, 1]),
  order(2, 'Bob', true, [2000, 1]),
  order(3, 'Ada', false, [5000, 1]),
  order(4, 'Ada', true, [100, 3]),
];

function orders(rng, count) {
  const names = rng.list(7, () => rng.word(rng.int(2, 4)));
  return rng.list(count, (id) => order(id, rng.choice(names), rng.int(0, 3) > 0,
    ...rng.list(rng.int(1, 4), () => [rng.int(1, 50) * 10, rng.int(1, 5)])));
}

function mixedPayers(rng) {
  const names = rng.list(6, (i) => rng.word(3) + i);
  return summarise(rng.shuffled(names.flatMap((name, i) => [
    order(i, name, i % 2 === 0, [rng.int(1, 999), rng.int(1, 9)]),
    order(i + 10, name, false, [rng.int(1, 999), rng.int(1, 9)]),
  ])));
}

function oddNames(rng) {
  const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty', '7', ''];
  return summarise(rng.shuffled(names).map((name, id) => order(id, name, true, [rng.int(1, 9999), 1])));
}

// All have the same total: capital letters come before small ones, and accents after both.
function sameTotals(rng) {
  const names = ['anna', 'Bert', 'Zoe', 'zoe', 'Émile', 'Eve', '10', '9', 'a b', 'a-b', 'ab', rng.word(4)];
  const total = rng.int(100, 999);
  return summarise(rng.shuffled(names).map((name, id) => order(id, name, true, [total, 1])));
}

function unchanged(rng) {
  const list = orders(rng, 12);
  const result = summarise(list);
  return { list, result };
}

// For counterexamples: few orders, and names of all kinds.
function small(rng, n) {
  const names = ['Ada', 'bob', 'Bob', 'Eve', 'constructor', '7'];
  const list = rng.list(rng.int(0, Math.min(n, 4)), (id) => order(id, rng.choice(names), rng.int(0, 3) > 0,
    ...rng.list(rng.int(0, 2), () => [rng.int(1, 3), rng.int(1, 3)])));
  return [summarise(list), list];
}
