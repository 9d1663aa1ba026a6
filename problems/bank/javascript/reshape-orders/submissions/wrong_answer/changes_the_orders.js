function summarise(orders) {
  const by = new Map();
  for (const order of orders) {
    if (!order.paid) continue;
    order.total = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
    const entry = by.get(order.customer) ?? { customer: order.customer, orders: 0, total: 0 };
    entry.orders += 1;
    entry.total += order.total;
    by.set(order.customer, entry);
  }
  return [...by.values()].sort((a, b) => b.total - a.total || (a.customer < b.customer ? -1 : 1));
}
