const numbers = [1, 2, 3];

console.log(numbers.map((n) => { n * 10; }));
console.log(numbers.map((n) => { if (n > 1) return n; }));
console.log(numbers.map((n) => ({ n })).length, typeof numbers.map((n) => { n })[0]);
