const calls = [];
const list = [1, , 3];
const result = list.map((n, i) => {
  calls.push(i);
  if (i === 0) list.push(99);
  return n * 2;
});

console.log(calls);
console.log(result.length, list.length, 1 in result);
console.log(new Array(3).map(() => 'x').join('-'), Array.from({ length: 3 }, () => 'x').join('-'));
