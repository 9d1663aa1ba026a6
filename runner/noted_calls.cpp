#include "runner/noted_calls.hpp"

#include <algorithm>
#include <array>

#include "runner/checkers/checkers.hpp"
#include "runner/render.hpp"
#include "runner/spelling.hpp"

namespace runner {
namespace {

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

constexpr std::array<std::pair<std::string_view, How>, 6> endings{{{"returned", How::returned},
                                                                   {"raised", How::raised},
                                                                   {"unknown", How::unknown},
                                                                   {"resolved", How::resolved},
                                                                   {"rejected", How::rejected},
                                                                   {"pending", How::pending}}};

template <typename Words>
auto meaning_of(const Value& word, const Words& words) -> std::optional<decltype(words[0].second)> {
  const auto* text = text_in(word);
  for (const auto& [name, meaning] : words) {
    if (text != nullptr && name == *text) return meaning;
  }
  return std::nullopt;
}

std::optional<NotedCall> noted_call(const Value& value, Spelling& spelling) {
  const auto* tuple = std::get_if<Tuple>(&value.is);
  if (tuple == nullptr || tuple->items.size() != 7) return std::nullopt;
  const auto& fields = tuple->items;
  const auto kind = meaning_of(fields[0], kinds);
  const auto* name = text_in(fields[1]);
  const auto* identity = std::get_if<Integer>(&fields[2].is);
  const auto* positional = std::get_if<List>(&fields[3].is);
  const auto* keywords = std::get_if<Dict>(&fields[4].is);
  const auto how = meaning_of(fields[5], endings);
  if (!kind || name == nullptr || identity == nullptr || positional == nullptr ||
      keywords == nullptr || !how)
    return std::nullopt;
  NotedCall call;
  call.kind = *kind;
  call.how = *how;
  call.value = fields[6];
  spelling.spell({*kind, printable(*name), *identity, *positional, *keywords, *how}, call);
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

bool is_nothing(const Value& value) {
  const auto* typed = std::get_if<Typed>(&value.is);
  return std::holds_alternative<None>(value.is) || (typed != nullptr && typed->type == "undefined");
}

bool is_changed(const NotedCall& call, std::size_t argument) {
  const auto is_it = [&](const auto& each) { return each.first == argument; };
  return std::any_of(call.changed.begin(), call.changed.end(), is_it) ||
         std::any_of(call.changed_later.begin(), call.changed_later.end(), is_it);
}

using OfArgument = const Value& (NotedCall::*)(std::size_t) const;

std::optional<std::size_t> argument_that_differs(const NotedCall& right, const NotedCall& seen,
                                                 OfArgument of) {
  const std::size_t both = std::min(right.with_name.size(), seen.arguments.size());
  for (std::size_t i = 0; i < both; ++i) {
    if (!is_changed(right, i) && !is_changed(seen, i)) continue;
    const Value& expected = (right.*of)(i);
    const Value& actual = (seen.*of)(i);
    const bool can_be_seen = is_plain(expected) && is_plain(actual);
    if (can_be_seen && !compare_equal(expected, actual).right) return i;
  }
  return std::nullopt;
}

bool is_given_the_same(const NotedCall& right, const NotedCall& seen) {
  const bool known = right.plain && seen.plain && !right.given.empty() && !seen.given.empty();
  return !known || (right.before == seen.before && right.given == seen.given);
}

enum class Differs { no, perhaps, yes };

Differs compare_calls(const NotedCall& right, const NotedCall& seen,
                      const problems::CheckerSpecs& checkers) {
  if (right.how == How::unknown || seen.how == How::unknown) return Differs::no;
  if (right.how != seen.how) return Differs::yes;
  if (right.how == How::raised || right.how == How::rejected) {
    const auto* expected = std::get_if<Raised>(&right.value.is);
    const auto* actual = std::get_if<Raised>(&seen.value.is);
    const bool other = expected != nullptr && actual != nullptr && expected->type != actual->type;
    return other ? Differs::perhaps : Differs::no;
  }
  // Of two objects nothing can be seen from here.
  if (!is_plain(right.value) && !is_plain(seen.value)) return Differs::no;
  if (!differ(right.value, seen.value, checkers)) return Differs::no;
  return is_nothing(right.value) ? Differs::perhaps : Differs::yes;
}

}  // namespace

bool is_plain(const Value& value) {
  if (const auto* list = std::get_if<List>(&value.is)) return all_plain(list->items);
  if (const auto* tuple = std::get_if<Tuple>(&value.is)) return all_plain(tuple->items);
  if (const auto* set = std::get_if<Set>(&value.is)) return all_plain(set->items);
  if (const auto* frozen = std::get_if<FrozenSet>(&value.is)) return all_plain(frozen->items);
  if (const auto* typed = std::get_if<Typed>(&value.is)) return all_plain(typed->items);
  if (const auto* dict = std::get_if<Dict>(&value.is))
    return std::all_of(dict->items.begin(), dict->items.end(), [](const auto& each) {
      return is_plain(each.first) && is_plain(each.second);
    });
  return !std::holds_alternative<Opaque>(value.is) && !std::holds_alternative<Raised>(value.is);
}

const Value& NotedCall::afterwards(std::size_t argument) const {
  for (const auto& [number, became] : changed) {
    if (number == argument) return became;
  }
  return arguments.at(argument);
}

const Value& NotedCall::later(std::size_t argument) const {
  for (const auto& [number, became] : changed_later) {
    if (number == argument) return became;
  }
  return afterwards(argument);
}

std::string NotedCall::whole() const {
  std::string all;
  for (const auto& line : before) all += line + "\n";
  return all + (alone.empty() ? text : alone);
}

std::optional<std::vector<NotedCall>> noted_calls(const Value& value, Notation language) {
  const auto* list = std::get_if<List>(&value.is);
  if (list == nullptr) return std::nullopt;
  std::vector<NotedCall> calls;
  const auto spelling = spelling_of(language);
  for (const Value& each : list->items) {
    auto call = noted_call(each, *spelling);
    if (!call) return std::nullopt;
    calls.push_back(*std::move(call));
  }
  return calls;
}

std::string outcome_text(const NotedCall& call, Notation language) {
  const auto shown = [&] { return render(call.value, longest_argument, language); };
  switch (call.how) {
    case How::raised:
      return std::holds_alternative<Raised>(call.value.is) ? shown() : "an error";
    case How::resolved:
      return "a promise of " + shown();
    case How::rejected:
      return "a promise rejected with " + shown();
    case How::pending:
      return "a promise that is never settled";
    default:
      return call.kind == Kind::constructor ? "no error" : shown();
  }
}

bool are_given_the_same(const std::vector<NotedCall>& reference,
                        const std::vector<NotedCall>& yours) {
  const std::size_t both = std::min(reference.size(), yours.size());
  return std::equal(reference.begin(), reference.begin() + static_cast<std::ptrdiff_t>(both),
                    yours.begin(), is_given_the_same);
}

std::optional<CallDifference> first_that_differs(const std::vector<NotedCall>& reference,
                                                 const std::vector<NotedCall>& yours,
                                                 const problems::CheckerSpecs& checkers) {
  std::optional<CallDifference> perhaps;  // where it may be that nobody looks at the value
  std::optional<CallDifference> later;
  for (std::size_t i = 0; i < std::min(reference.size(), yours.size()); ++i) {
    const NotedCall& right = reference[i];
    const NotedCall& seen = yours[i];
    if (!is_given_the_same(right, seen)) break;
    const Differs differs = compare_calls(right, seen, checkers);
    if (differs == Differs::yes) return CallDifference{i};
    if (perhaps) continue;
    if (differs == Differs::perhaps) {
      perhaps = CallDifference{i};
    } else if (const auto argument = argument_that_differs(right, seen, &NotedCall::afterwards)) {
      perhaps = CallDifference{i, argument};
    } else if (const auto in_the_end = argument_that_differs(right, seen, &NotedCall::later)) {
      if (!later) later = CallDifference{i, in_the_end, true};
    }
  }
  return perhaps ? perhaps : later;
}

}  // namespace runner
