// What was measured: printed line by line, or as one JSON object at the end.
#pragma once

#include <boost/json.hpp>
#include <string>

namespace bench {

class Results {
 public:
  explicit Results(bool as_json) : as_json_{as_json} {}
  void ratio(const std::string& name, double value, const std::string& how);
  void figure(const std::string& name, double value, const std::string& unit);
  void say(const std::string& line) const;  // not in JSON
  void print() const;                       // the JSON object, if that was asked for

 private:
  bool as_json_;
  boost::json::object ratios_, figures_;
};

}  // namespace bench
