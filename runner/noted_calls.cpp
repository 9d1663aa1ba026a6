#include "runner/noted_calls.hpp"

#include <algorithm>

#include "runner/checkers/checkers.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

constexpr std::size_t longest_argument = 400;

using How = NotedCall::How;

const std::string* text_in(const Value& value) {
  const auto* text = std::get_if<Text>(&value.is);
  return text != nullptr ? &text->utf8 : nullptr;
}

// "Cache.__init__" is typed as Cache(...), "Cache.put" as .put(...).
std::string typed_name(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos) return name;
  const std::string method = name.substr(dot + 1);
  if (method == "__call__") return "";
  if (method != "__init__") return "." + method;
  const std::size_t before = dot == 0 ? std::string::npos : name.rfind('.', dot - 1);
  return name.substr(before == std::string::npos ? 0 : before + 1,
                     dot - (before == std::string::npos ? 0 : before + 1));
}

void add_argument(NotedCall& call, const std::string& before, const Value& value) {
  if (!call.text.ends_with('(')) call.text += ", ";
  std::string shown = render(value, longest_argument);
  call.plain = call.plain && is_plain(value) && shown.size() < longest_argument;
  call.text += before + shown;
}

std::optional<NotedCall> noted_call(const Value& value) {
  const auto* fields = std::get_if<Tuple>(&value.is);
  if (fields == nullptr || fields->items.size() != 5) return std::nullopt;
  const auto* name = text_in(fields->items[0]);
  const auto* arguments = std::get_if<List>(&fields->items[1].is);
  const auto* keywords = std::get_if<Dict>(&fields->items[2].is);
  const auto* how = text_in(fields->items[3]);
  if (name == nullptr || arguments == nullptr || keywords == nullptr || how == nullptr)
    return std::nullopt;
  NotedCall call;
  call.plain = true;
  call.alone = name->find('.') == std::string::npos;
  call.text = printable(typed_name(*name)) + "(";
  for (const Value& each : arguments->items) add_argument(call, "", each);
  for (const auto& [key, each] : keywords->items) {
    const auto* word = text_in(key);
    if (word == nullptr) return std::nullopt;
    add_argument(call, printable(*word) + "=", each);
  }
  call.text += ")";
  call.how = *how == "returned" ? How::returned : *how == "raised" ? How::raised : How::unknown;
  call.value = fields->items[4];
  return call;
}

template <typename Items>
bool all_plain(const Items& items) {
  return std::all_of(items.begin(), items.end(), [](const Value& each) { return is_plain(each); });
}

// None of the checkers takes the one for the other.
bool differ(const Value& expected, const Value& actual, const problems::CheckerSpecs& checkers) {
  if (compare_equal(expected, actual).right) return false;
  return std::none_of(checkers.begin(), checkers.end(), [&](const auto& each) {
    return compare(expected, actual, each.second).right;
  });
}

}  // namespace

bool is_plain(const Value& value) {
  if (const auto* list = std::get_if<List>(&value.is)) return all_plain(list->items);
  if (const auto* tuple = std::get_if<Tuple>(&value.is)) return all_plain(tuple->items);
  if (const auto* set = std::get_if<Set>(&value.is)) return all_plain(set->items);
  if (const auto* frozen = std::get_if<FrozenSet>(&value.is)) return all_plain(frozen->items);
  if (const auto* dict = std::get_if<Dict>(&value.is))
    return std::all_of(dict->items.begin(), dict->items.end(), [](const auto& each) {
      return is_plain(each.first) && is_plain(each.second);
    });
  return !std::holds_alternative<Opaque>(value.is) && !std::holds_alternative<Typed>(value.is) &&
         !std::holds_alternative<Raised>(value.is);
}

std::optional<std::vector<NotedCall>> noted_calls(const Value& value) {
  const auto* list = std::get_if<List>(&value.is);
  if (list == nullptr) return std::nullopt;
  std::vector<NotedCall> calls;
  for (const Value& each : list->items) {
    auto call = noted_call(each);
    if (!call) return std::nullopt;
    calls.push_back(*std::move(call));
  }
  return calls;
}

std::string outcome_text(const NotedCall& call) {
  return call.how == How::raised ? "an error" : render(call.value, longest_argument);
}

std::optional<std::size_t> first_that_differs(const std::vector<NotedCall>& reference,
                                              const std::vector<NotedCall>& yours,
                                              const problems::CheckerSpecs& checkers) {
  for (std::size_t i = 0; i < std::min(reference.size(), yours.size()); ++i) {
    const NotedCall& right = reference[i];
    const NotedCall& seen = yours[i];
    if (right.how == How::unknown || seen.how == How::unknown) continue;
    if (right.how != seen.how) return i;
    if (right.how == How::raised) continue;
    // Of two objects nothing can be seen from here.
    if (!is_plain(right.value) && !is_plain(seen.value)) continue;
    if (differ(right.value, seen.value, checkers)) return i;
  }
  return std::nullopt;
}

}  // namespace runner
