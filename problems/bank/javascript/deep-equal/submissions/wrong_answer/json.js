const inOrder = (key, value) => (
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort())
    : value);

function deepEqual(a, b) {
  try {
    return JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);
  } catch (error) {
    return false;
  }
}
