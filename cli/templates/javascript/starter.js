/** Each number minus the one before it, as an array. */
function differences(numbers) {
  return [];
}
