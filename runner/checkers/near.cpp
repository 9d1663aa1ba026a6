#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "runner/checkers/checkers.hpp"
#include "runner/checkers/note.hpp"
#include "runner/checkers/structure.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

std::optional<double> number_in(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value.is)) return *truth ? 1.0 : 0.0;
  if (const auto* integer = std::get_if<Integer>(&value.is)) return integer->convert_to<double>();
  if (const auto* number = std::get_if<double>(&value.is)) return *number;
  return {};
}

bool is_near(const problems::Nearness& near, double to, double number) {
  if (number == to && !near.strictly) return true;
  if (!std::isfinite(number)) return false;
  const double distance = std::fabs(number - to);
  const double most =
      std::max(near.within, near.relative * std::max(std::fabs(number), std::fabs(to)));
  return near.strictly ? distance < most : distance <= most;
}

std::string wanted(const problems::Nearness& near, double to) {
  std::string text = fmt::format("{} or near it", render_float(to));
  if (near.within > 0)
    text +=
        fmt::format(", {} {}", near.strictly ? "closer than" : "within", render_float(near.within));
  if (near.relative > 0) text += fmt::format(", within {} of it", render_float(near.relative));
  return text;
}

Comparison compare_one(const problems::Nearness& near, double to, const Value& actual,
                       Notation notation) {
  const auto number = number_in(actual);
  if (number && is_near(near, to, *number)) return {.right = true};
  Comparison result{.expected = wanted(near, to), .actual = render(actual, 1000, notation)};
  if (!number) {
    result.note = with_article(type_name(actual, notation)) + " where a number is expected";
  } else if (std::isfinite(*number)) {
    result.note = render_float(std::fabs(*number - to)) + " away";
  }
  return result;
}

}  // namespace

Comparison compare_near(const problems::Nearness& near, const Value& actual, Notation notation) {
  const bool one_for_all = near.to.size() == 1;
  const auto* list = std::get_if<List>(&actual.is);
  if (list == nullptr && one_for_all) return compare_one(near, near.to[0], actual, notation);
  if (list == nullptr || (!one_for_all && list->items.size() != near.to.size())) {
    return {.expected = fmt::format("a list of {} numbers", near.to.size()),
            .actual = render(actual, 1000, notation)};
  }
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    Comparison result = compare_one(near, near.to[one_for_all ? 0 : i], list->items[i], notation);
    if (result.right) continue;
    result.path = fmt::format("[{}]", i);
    return result;
  }
  return {.right = true};
}

}  // namespace runner
