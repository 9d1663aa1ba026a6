const log = [];
const words = ['pear', 'fig', 'plum'];
const total = words
  .filter((word) => { log.push('f'); return word.startsWith('p'); })
  .map((word) => { log.push('m'); return word.length; })
  .reduce((sum, n) => { log.push('r'); return sum + n; }, 0);

console.log(total, log.join(''));
console.log([[1, 2], [3]].map((part) => part.length), [[1, 2], [3]].flatMap((part) => part));
