function summarise(orders) {
  const by = new Map();
  for (const { customer, lines } of orders.filter((order) => order.paid)) {
    const entry = by.get(customer) ?? { customer, orders: 0, total: 0 };
    entry.orders += 1;
    entry.total += lines.reduce((sum, line) => sum + line.price, 0);
    by.set(customer, entry);
  }
  return [...by.values()].sort((a, b) => b.total - a.total || (a.customer < b.customer ? -1 : 1));
}
