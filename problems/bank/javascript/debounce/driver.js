// Calls a debounced function at given times of the virtual clock, and keeps when the inner one was called.
async function until(time) {
  if (time > now()) await sleep(time - now());
}

// `events`: [time, text], or [time, 'cancel()'], [time, 'flush()'].
async function typing(events, wait) {
  const seen = [];
  const debounced = debounce((...args) => { seen.push([now(), ...args]); }, wait);
  for (const [time, text] of events) {
    await until(time);
    if (text === 'cancel()') debounced.cancel();
    else if (text === 'flush()') debounced.flush();
    else debounced(text);
  }
  await sleep(wait * 10);
  return seen;
}

function pausing(rng, count, wait) {
  let time = 0;
  return rng.list(count, () => {
    time += rng.choice([10, 20, wait - 10, wait + 10, wait * 2]);
    return [time, rng.word(3)];
  });
}

function randomTyping(rng) {
  const wait = rng.int(5, 20) * 10;
  return typing(pausing(rng, 25, wait), wait);
}

async function asMethod(rng) {
  const seen = [];
  const box = (name) => ({ name, search: debounced });
  const debounced = debounce(function (...args) { seen.push([now(), this && this.name, args]); }, 50);
  const boxes = rng.list(3, () => box(rng.word(4)));
  for (let i = 0; i < 6; i++) {
    rng.choice(boxes).search(...rng.list(rng.int(0, 4), () => rng.int(1, 99)));
    await sleep(rng.choice([20, 80]));
  }
  boxes[0].search(rng.int(100, 999));
  await sleep(500);
  return seen;
}

function cancelling(rng) {
  const [a, b, c, d] = rng.list(4, () => rng.word(4));
  const gap = rng.int(30, 60);
  return typing([[0, 'cancel()'], [10, a], [10 + gap, 'cancel()'], [200, b], [400, 'cancel()'], [450, c],
    [450 + gap, 'cancel()'], [455 + gap, 'flush()'], [460 + gap, d]], 100);
}

function flushing(rng) {
  const [a, b, c] = rng.list(3, () => rng.word(4));
  const gap = rng.int(20, 70);
  return typing([[0, 'flush()'], [10, a], [10 + gap, 'flush()'], [20 + gap, 'flush()'], [300, b], [310, c],
    [330, 'flush()'], [600, 'flush()'], [700, a], [850, 'flush()'], [900, b], [1100, 'flush()']], 100);
}

// fn calls the debounced function itself: that call waits like any other.
async function callingItself(rng) {
  const seen = [];
  const gap = rng.int(10, 40);
  const debounced = debounce((left) => {
    seen.push([now(), left]);
    if (left > 0) debounced(left - 1);
  }, 50);
  debounced(rng.int(3, 6));
  await sleep(60);
  debounced.flush();
  await sleep(gap);
  debounced.cancel();
  await sleep(500);
  debounced(1);
  debounced.flush();
  await sleep(500);
  return seen;
}

async function twoOfThem(rng) {
  const seen = [];
  const waits = [rng.int(4, 6) * 10, rng.int(8, 12) * 10];
  const both = waits.map((wait, i) => debounce((text) => { seen.push([now(), i, text]); }, wait));
  for (let i = 0; i < 6; i++) {
    both[i % 2](rng.word(3));
    await sleep(rng.choice([15, 95]));
  }
  await sleep(500);
  return seen;
}

// For counterexamples: what `typing` shows, and functions that can be shown as they are, which leave marks in a box.
async function small(rng, n) {
  if (rng.int(0, 1) === 0) {
    const events = pausing(rng, n, 100).map(([time]) => [time, rng.choice([rng.word(1), rng.word(1), 'cancel()', 'flush()'])]);
    return typing(events, 100);
  }
  const boxes = rng.list(2, () => ({ calls: 0 }));
  const fns = [
    function (box) { box.calls += 1; box.by = this && this.name; },
    (box, again) => { box.calls += 1; if (box.calls < 3) again(box, again); },
  ];
  const made = rng.list(rng.int(1, 2), () => debounce(rng.choice(fns), rng.int(1, 3) * 10));
  made.forEach((debounced, i) => {
    if (rng.int(0, 1) === 0) debounced.call({ name: rng.word(1) }, boxes[i], debounced);
    else debounced(boxes[i], debounced);
  });
  rng.list(rng.int(0, 2), () => rng.choice(made)[rng.choice(['flush', 'cancel'])]());
  await sleep(1000);
  return boxes;
}
