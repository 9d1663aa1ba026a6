function summarise(orders) {
  const paid = orders.filter((order) => order.paid);
  return Array.from(new Set(paid.map((order) => order.customer)), (customer) => {
    const own = paid.filter((order) => order.customer === customer);
    const lines = own.flatMap((order) => order.lines);
    return { customer, orders: own.length, total: lines.reduce((sum, line) => sum + line.price * line.quantity, 0) };
  }).sort((a, b) => (a.total === b.total ? (a.customer < b.customer ? -1 : 1) : b.total - a.total));
}
