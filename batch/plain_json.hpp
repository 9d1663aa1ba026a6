// JSON as runner::to_json writes it: one line, keys in their order, and numbers as people write
// them (12.345, where Boost.JSON has 1.2345E1).
#pragma once

#include <boost/json/value.hpp>
#include <string>

namespace batch {

[[nodiscard]] std::string plain_json(const boost::json::value& value);

}  // namespace batch
