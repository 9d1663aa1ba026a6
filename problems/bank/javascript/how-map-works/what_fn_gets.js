const seen = ['a', 'b'].map((...all) => all.length);
const places = ['x', 'y', 'z'].map((item, index, array) => item + index + array.length);

console.log(seen);
console.log(places);
console.log(['1', '2', '3'].map(parseInt));
console.log(['1', '2', '3'].map((text) => parseInt(text)));
