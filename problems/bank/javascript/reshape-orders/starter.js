/** One { customer, orders, total } for each customer with a paid order, the highest total first. */
function summarise(orders) {
}
