// Orders names as a person would: small and capital letters side by side.
function summarise(orders) {
  const rows = new Map();
  for (const { customer, paid, lines } of orders) {
    if (!paid) continue;
    const row = rows.get(customer) || { customer, orders: 0, total: 0 };
    row.orders += 1;
    for (const { price, quantity } of lines) row.total += price * quantity;
    rows.set(customer, row);
  }
  return [...rows.values()].sort((a, b) => b.total - a.total || a.customer.localeCompare(b.customer));
}
