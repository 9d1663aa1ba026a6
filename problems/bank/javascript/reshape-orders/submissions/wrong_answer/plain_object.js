function summarise(orders) {
  const by = {};
  for (const { customer, lines } of orders.filter((order) => order.paid)) {
    if (!(customer in by)) by[customer] = { customer, orders: 0, total: 0 };
    by[customer].orders += 1;
    by[customer].total += lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  }
  return Object.values(by).sort((a, b) => b.total - a.total || (a.customer < b.customer ? -1 : 1));
}
