console.log([1] === [1], '1' == 1, null == undefined);
console.log(NaN === NaN, [NaN].includes(NaN), [NaN].indexOf(NaN));
console.log(typeof null, typeof [], typeof (() => 1));
console.log(0.1 + 0.2 === 0.3, 0 === -0, Object.is(0, -0));
