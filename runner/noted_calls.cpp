#include "runner/noted_calls.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "runner/checkers/checkers.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

constexpr std::size_t longest_argument = 400;

using How = NotedCall::How;
using Kind = NotedCall::Kind;

const std::string* text_in(const Value& value) {
  const auto* text = std::get_if<Text>(&value.is);
  return text != nullptr ? &text->utf8 : nullptr;
}

constexpr std::array<std::pair<std::string_view, Kind>, 5> kinds{
    {{"function", Kind::function},
     {"closure", Kind::closure},
     {"constructor", Kind::constructor},
     {"method", Kind::method},
     {"property", Kind::property}}};

std::optional<Kind> kind_of(const std::string& word) {
  for (const auto& [name, kind] : kinds) {
    if (name == word) return kind;
  }
  return std::nullopt;
}

// What is written otherwise than it is called.
const std::map<std::string_view, std::string_view>& spellings() {
  static const std::map<std::string_view, std::string_view> known{
      {"__len__", "len"},   {"__str__", "str"},   {"__repr__", "repr"}, {"__bool__", "bool"},
      {"__iter__", "iter"}, {"__next__", "next"}, {"__hash__", "hash"}};
  return known;
}

// Objects get the names a, b, c, ... where they are made; what was made elsewhere has none.
class Names {
 public:
  std::string made(const Integer& identity) {
    const std::size_t number = names_.size();
    return names_[identity] = number < 26 ? std::string(1, static_cast<char>('a' + number)) : "";
  }
  [[nodiscard]] std::string of(const Integer& identity) const {
    const auto found = names_.find(identity);
    return found == names_.end() ? std::string{} : found->second;
  }

 private:
  std::map<Integer, std::string> names_;
};

std::string arguments_text(const List& positional, const Dict& keywords, bool& plain) {
  std::string all;
  const auto add = [&](const std::string& before, const Value& value) {
    const std::string shown = render(value, longest_argument);
    plain = plain && is_plain(value) && shown.size() < longest_argument;
    all += (all.empty() ? "" : ", ") + before + shown;
  };
  for (const Value& each : positional.items) add("", each);
  for (const auto& [key, each] : keywords.items) {
    const auto* word = text_in(key);
    add(word != nullptr ? printable(*word) + "=" : "?=", each);
  }
  return all;
}

std::string method_text(const std::string& object, const std::string& name,
                        const std::string& arguments, Kind kind) {
  if (kind == Kind::property) return object + "." + name;
  if (name == "__call__") return object + "(" + arguments + ")";
  if (name == "__getitem__") return object + "[" + arguments + "]";
  if (name == "__contains__") return arguments + " in " + object;
  const auto spelling = spellings().find(name);
  if (spelling != spellings().end() && arguments.empty())
    return std::string{spelling->second} + "(" + object + ")";
  return object + "." + name + "(" + arguments + ")";
}

std::optional<NotedCall> noted_call(const Value& value, Names& names) {
  const auto* tuple = std::get_if<Tuple>(&value.is);
  if (tuple == nullptr || tuple->items.size() != 7) return std::nullopt;
  const auto& fields = tuple->items;
  const auto* word = text_in(fields[0]);
  const auto* name = text_in(fields[1]);
  const auto* identity = std::get_if<Integer>(&fields[2].is);
  const auto* positional = std::get_if<List>(&fields[3].is);
  const auto* keywords = std::get_if<Dict>(&fields[4].is);
  const auto* how = text_in(fields[5]);
  const auto kind = word != nullptr ? kind_of(*word) : std::nullopt;
  if (!kind || name == nullptr || identity == nullptr || positional == nullptr ||
      keywords == nullptr || how == nullptr)
    return std::nullopt;
  NotedCall call{*kind, {}, {}, *kind != Kind::closure, How::unknown, fields[6]};
  const std::string arguments = arguments_text(*positional, *keywords, call.plain);
  const std::string shown = printable(*name);
  if (*kind == Kind::method || *kind == Kind::property) {
    const std::string object = names.of(*identity);
    call.plain = call.plain && !object.empty();
    call.text = method_text(object, shown, arguments, *kind);
  } else {
    call.text = call.alone = shown.substr(shown.rfind('.') + 1) + "(" + arguments + ")";
  }
  call.how = *how == "returned" ? How::returned : *how == "raised" ? How::raised : How::unknown;
  if (*kind == Kind::constructor && call.how == How::returned)
    call.text = names.made(*identity) + " = " + call.text;
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
  Names names;
  for (const Value& each : list->items) {
    auto call = noted_call(each, names);
    if (!call) return std::nullopt;
    calls.push_back(*std::move(call));
  }
  return calls;
}

std::string outcome_text(const NotedCall& call) {
  if (call.how == How::raised) return "an error";
  return call.kind == NotedCall::Kind::constructor ? "no error"
                                                   : render(call.value, longest_argument);
}

std::optional<std::size_t> first_that_differs(const std::vector<NotedCall>& reference,
                                              const std::vector<NotedCall>& yours,
                                              const problems::CheckerSpecs& checkers) {
  std::optional<std::size_t> perhaps;  // where it may be that nobody looks at the value
  for (std::size_t i = 0; i < std::min(reference.size(), yours.size()); ++i) {
    const NotedCall& right = reference[i];
    const NotedCall& seen = yours[i];
    if (right.how == How::unknown || seen.how == How::unknown) continue;
    if (right.how != seen.how) return i;
    if (right.how == How::raised) continue;
    // Of two objects nothing can be seen from here.
    if (!is_plain(right.value) && !is_plain(seen.value)) continue;
    if (!differ(right.value, seen.value, checkers)) continue;
    if (!std::holds_alternative<None>(right.value.is)) return i;
    if (!perhaps) perhaps = i;
  }
  return perhaps;
}

}  // namespace runner
