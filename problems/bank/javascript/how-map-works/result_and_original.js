const prices = [3, 5, 8];
const doubled = prices.map((price) => price * 2);
const nothing = prices.forEach((price) => price * 2);

console.log(prices, doubled, nothing);
console.log(doubled === prices, doubled.length === prices.length);
