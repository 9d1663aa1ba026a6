// The same problem with other limits: its digest stays, and the receipt shows what was in force.
#pragma once

#include <boost/json/object.hpp>

#include "problems/problem.hpp"

namespace batch {

// Times are multiplied, nothing else.
[[nodiscard]] problems::ProblemPtr with_times_scaled(const problems::ProblemPtr& problem,
                                                     double scale);

// Those of a receipt. Throws std::runtime_error that names the field.
[[nodiscard]] problems::Limits limits_of(const boost::json::object& receipt);

}  // namespace batch
