const calls = [];
for (var i = 0; i < 3; i++) {
  calls.push(() => i);
}
for (let j = 0; j < 3; j++) {
  calls.push(() => j * 10);
}
console.log(calls.map((call) => call()));
