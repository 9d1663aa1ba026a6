// Functions that tell what `this` and their arguments are.
'use strict';

function scale(n) {
  return n * this.factor;
}

function join(...parts) {
  return parts.join(this.separator);
}

function report(...args) {
  return { name: this === null ? 'null' : this.name, args };
}

function manyArguments(rng) {
  const first = rng.list(rng.int(1, 4), () => rng.word(3));
  const bound = bindTo(report, { name: rng.word(4) }, ...first);
  return rng.list(4, (i) => bound(...rng.list(i, () => rng.int(1, 99))));
}

function stubborn(rng) {
  const bound = bindTo(report, { name: rng.word(6) }, rng.int(1, 9));
  const other = { name: 'another', bound };
  const again = bindTo(bound, other, rng.int(10, 99));
  return [bound(), other.bound(1), bound.call(other, 2), bound.apply(other, [3]), again(4),
    bindTo(report, null)(rng.int(1, 9))];
}

function later(rng) {
  const account = { name: rng.word(3), balance: rng.int(1, 99) };
  const pay = bindTo(function (amount) {
    this.balance -= amount;
    return `${this.name}: ${this.balance}`;
  }, account);
  const before = pay(rng.int(1, 9));
  account.name = rng.word(5);
  account.balance += rng.int(1000, 9999);
  return [before, pay(rng.int(1, 9)), account];
}

function traces(rng) {
  const self = Object.freeze({ name: rng.word(5), list: rng.list(3, () => rng.int(1, 9)) });
  const keys = [];
  const fn = function () {
    keys.push(Reflect.ownKeys(self).map(String));
    return this.list.reduce((sum, n) => sum + n, 0);
  };
  const before = Reflect.ownKeys(fn).map(String);
  const result = bindTo(fn, self)();
  return { result, keys, before, after: Reflect.ownKeys(fn).map(String) };
}

function outcomes(rng) {
  const values = [undefined, null, 0, rng.word(3), rng.int(1, 99)];
  const limit = rng.int(2, 4);
  const bound = bindTo(function (index) {
    if (index === this.limit) throw new RangeError(`no value ${index}`);
    return values[index];
  }, { limit });
  return values.map((_, index) => {
    try {
      return ['returned', bound(index)];
    } catch (error) {
      return ['threw', error];
    }
  });
}

// For counterexamples: functions that can be shown as they are, and a call of what they are bound to.
function small(rng, n) {
  const self = { name: rng.word(1) };
  const fn = rng.choice([
    function () { return this.name; },
    function (...args) { return args; },
    function (other) { return this === other; },
    function (name) { this.name = name; return this; },
    function () { throw new RangeError('stop'); },
  ]);
  const first = rng.list(rng.int(0, n > 4 ? 2 : 1), () => rng.choice([rng.int(1, 9), self]));
  const bound = bindTo(fn, rng.int(0, 2) === 0 ? Object.freeze(self) : self, ...first);
  const called = rng.int(0, 2) === 0 ? bindTo(bound, { name: 'another' }) : bound;
  return rng.list(rng.int(1, 2), () => {
    try {
      return called(...rng.list(rng.int(0, n > 4 ? 2 : 1), () => rng.int(1, 9)));
    } catch (error) {
      if (error instanceof RangeError) return error;
      throw error;
    }
  });
}
