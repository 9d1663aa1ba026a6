#include "bench/results.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace bench {

namespace json = boost::json;

void Results::ratio(const std::string& name, double value, const std::string& how) {
  ratios_[name] = value;
  say(fmt::format("  {:<28} {:>8.2f}   {}", name, value, how));
}

void Results::figure(const std::string& name, double value, const std::string& unit) {
  figures_[name] = value;
  say(fmt::format("    {:<36} {:>10.1f} {}", name, value, unit));
}

void Results::say(const std::string& line) const {
  if (!as_json_) fmt::print("{}\n", line);
  std::fflush(stdout);
}

void Results::print() const {
  if (as_json_)
    fmt::print("{}\n", json::serialize(json::object{{"ratios", ratios_}, {"figures", figures_}}));
}

}  // namespace bench
