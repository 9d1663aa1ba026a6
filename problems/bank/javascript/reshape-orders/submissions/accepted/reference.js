const totalOf = ({ lines }) => lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);

function summarise(orders) {
  const byCustomer = new Map();
  for (const order of orders.filter(({ paid }) => paid)) {
    const { customer } = order;
    const known = byCustomer.get(customer) ?? { customer, orders: 0, total: 0 };
    byCustomer.set(customer, {
      ...known,
      orders: known.orders + 1,
      total: known.total + totalOf(order),
    });
  }
  return [...byCustomer.values()].sort(
    (a, b) => b.total - a.total || (a.customer < b.customer ? -1 : 1));
}
