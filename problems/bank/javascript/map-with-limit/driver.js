// Maps with functions that take their time, and keeps when each was called.
async function schedule(times, limit) {
  const began = [];
  const results = await mapWithLimit(times, limit, async (time) => {
    began.push(now());
    await sleep(time);
    return `${time} ms`;
  });
  return { results, began, over: now() };
}

async function fewItems(rng) {
  const none = await mapWithLimit([], rng.int(1, 5), () => 'never');
  const few = await schedule(rng.list(rng.int(1, 3), () => rng.int(1, 9) * 10), rng.int(4, 9));
  return { none, few };
}

async function anyResult(rng) {
  const values = rng.shuffled([undefined, null, 0, '', NaN, rng.int(1, 99), rng.word(3), [rng.int(1, 9)]]);
  const calls = [];
  const results = await mapWithLimit(values, rng.int(2, 3), (value, index) => {
    calls.push([value, index]);
    return index % 2 === 0 ? value : sleep(10).then(() => value);
  });
  return { results, calls };
}

async function outcome(promise) {
  try {
    return ['fulfilled', await promise];
  } catch (error) {
    return ['rejected', error];
  }
}

async function rejections(rng) {
  const bad = rng.int(3, 6);
  const began = [];
  const result = await outcome(mapWithLimit(rng.list(12, () => rng.int(2, 9) * 10), 3, async (time, index) => {
    began.push([index, now()]);
    await sleep(index === bad ? 10 : time);
    if (index === bad || index === bad + 1) throw new RangeError(`item ${index} after ${time}`);
    return time;
  }));
  const when = now();
  await sleep(1000);
  return { result, when, began };
}

async function throwing(rng) {
  const bad = rng.int(0, 2);
  const began = [];
  let promise;
  const thrown = raised(() => {
    promise = mapWithLimit(rng.list(5, () => rng.int(1, 9)), 4, (n, index) => {
      began.push([n, index]);
      if (index === bad) throw new TypeError(`no ${n}`);
      return sleep(n);
    });
    return 0;
  });
  const result = thrown === 'nothing was raised' ? await outcome(promise) : null;
  // The calls of the first batch may have been on their way together.
  return { thrown, result, began: began.filter(([, index]) => index <= bad || index > 3) };
}

// For counterexamples: functions that can be shown as they are, and items in which they leave a mark.
async function small(rng, n) {
  const items = rng.list(rng.int(0, Math.min(n, 4)), (id) => ({ id }));
  const fn = rng.choice([
    (item) => item.id,
    async (item, index) => index,
    (item, index) => { if (index === 1) throw new RangeError('stop'); return index; },
    async (item, index) => { item.seen = true; if (index === 0) throw new RangeError('stop'); },
  ]);
  const limit = rng.int(1, 3);
  let promise;
  const thrown = raised(() => { promise = mapWithLimit(items, limit, fn); return 0; });
  if (thrown !== 'nothing was raised') return ['threw', thrown, items];
  try {
    return [await promise, items];
  } catch (error) {
    if (error instanceof RangeError) return [error, items];
    throw error;
  }
}
