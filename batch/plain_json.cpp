#include "batch/plain_json.hpp"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace batch {
namespace {

namespace json = boost::json;

// Times have three decimals, also when those are zeros. What a parser of floats may have lost in
// the last digit is not shown.
void append(std::string& out, double number) {
  if (std::abs(number) < 1e12) {
    const std::string text = fmt::format("{:.3f}", number);
    const double off = std::abs(std::strtod(text.c_str(), nullptr) - number);
    if (off <= 1e-12 * std::max(1.0, std::abs(number))) {
      out += text;
      return;
    }
  }
  char digits[1100];  // of the longest double without an exponent
  const auto end = std::to_chars(digits, std::end(digits), number, std::chars_format::fixed).ptr;
  out.append(digits, end);
}

void append(std::string& out, const json::value& value) {
  const auto list = [&](char open, char close, const auto& items, auto each) {
    out += open;
    bool first = true;
    for (const auto& item : items) {
      if (!std::exchange(first, false)) out += ',';
      each(item);
    }
    out += close;
  };
  if (value.is_object()) {
    list('{', '}', value.get_object(), [&](const json::key_value_pair& member) {
      out += json::serialize(json::string_view{member.key()});
      out += ':';
      append(out, member.value());
    });
  } else if (value.is_array()) {
    list('[', ']', value.get_array(), [&](const json::value& item) { append(out, item); });
  } else if (value.is_double()) {
    append(out, value.get_double());
  } else {
    out += json::serialize(value);
  }
}

}  // namespace

std::string plain_json(const json::value& value) {
  std::string out;
  append(out, value);
  return out;
}

}  // namespace batch
