#include "runner/observations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "runner/checkers/checkers.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

using Kind = GuestReply::Kind;

[[noreturn]] void refuse(const std::string& what) { throw DecodeError{"reply: " + what}; }

template <typename Type>
Type& expect(Value& value, const char* what) {
  if (auto* is = std::get_if<Type>(&value.is)) return *is;
  refuse(std::string{what} + " has the wrong type");
}

std::string text(Value& value, const char* what, std::size_t most) {
  std::string& utf8 = expect<Text>(value, what).utf8;
  if (utf8.size() > most) refuse(std::string{what} + " is too long");
  return std::move(utf8);
}

int integer(Value& value, const char* what, int least) {
  const Integer& number = expect<Integer>(value, what);
  if (number < least || number > std::numeric_limits<int>::max()) {
    refuse(std::string{what} + " is out of range");
  }
  return static_cast<int>(number);
}

// A reply's keys: each may be asked for once, and all must have been asked for in the end.
class Keys {
 public:
  explicit Keys(Value& reply) {
    for (auto& [key, value] : expect<Dict>(reply, "it").items) {
      if (!values_.emplace(text(key, "a key", ReplyBounds::name), std::move(value)).second) {
        refuse("the same key twice");
      }
    }
  }
  Value take(const char* key) {
    const auto at = values_.find(key);
    if (at == values_.end()) refuse(std::string{key} + " is missing");
    Value value = std::move(at->second);
    values_.erase(at);
    return value;
  }
  void expect_no_more() const {
    if (!values_.empty()) refuse("a key that does not belong there");
  }

 private:
  std::map<std::string, Value, std::less<>> values_;
};

// A list of tuples of that length.
template <typename Read>
void each_tuple(Value list, const char* what, std::size_t most, std::size_t length, Read read) {
  std::vector<Value>& items = expect<List>(list, what).items;
  if (items.size() > most) refuse(std::string{what} + " are too many");
  for (Value& item : items) {
    std::vector<Value>& fields = expect<Tuple>(item, what).items;
    if (fields.size() != length) refuse(std::string{what} + " have the wrong length");
    read(fields);
  }
}

Kind kind_of(std::string_view name) {
  if (name == "loaded") return Kind::loaded;
  if (name == "observed") return Kind::observed;
  if (name == "compile_error") return Kind::compile_error;
  if (name == "raised") return Kind::raised;
  if (name == "too_much") return Kind::too_much;
  refuse("an unknown kind");
}

Difference misplaced(const std::pair<std::string, Value>* expected,
                     const std::pair<std::string, Value>* actual, Notation notation) {
  Difference difference;
  difference.observation = expected != nullptr ? expected->first : actual->first;
  difference.expected = expected != nullptr ? render(expected->second, 2000, notation) : "nothing";
  difference.actual = actual != nullptr ? render(actual->second, 2000, notation) : "nothing";
  if (actual == nullptr) {
    difference.note = "it was not observed";
  } else if (expected == nullptr) {
    difference.note = "it was observed once more than expected";
  } else {
    difference.note = "'" + printable(actual->first) + "' was observed in its place";
  }
  return difference;
}

}  // namespace

GuestReply parse_reply(Value reply) {
  Keys keys{reply};
  GuestReply parsed;
  Value kind = keys.take("kind");
  parsed.kind = kind_of(text(kind, "kind", ReplyBounds::name));
  if (parsed.kind == Kind::observed) {
    each_tuple(keys.take("observations"), "observations", ReplyBounds::observations, 2,
               [&](std::vector<Value>& pair) {
                 parsed.observations.emplace_back(text(pair[0], "observations", ReplyBounds::name),
                                                  std::move(pair[1]));
               });
    each_tuple(keys.take("statements"), "statements", ReplyBounds::statements, 3,
               [&](std::vector<Value>& sent) {
                 parsed.statements.push_back({text(sent[0], "statements", ReplyBounds::statement),
                                              integer(sent[1], "a statement's count", 1),
                                              text(sent[2], "a place", ReplyBounds::name)});
               });
  } else if (parsed.kind != Kind::loaded) {
    Value type = keys.take("type");
    Value message = keys.take("message");
    Value detail = keys.take("detail");
    Value line = keys.take("line");
    parsed.type = text(type, "type", ReplyBounds::type);
    parsed.message = text(message, "message", ReplyBounds::message);
    parsed.detail = text(detail, "detail", ReplyBounds::detail);
    parsed.line = integer(line, "line", 0);
  }
  keys.expect_no_more();
  return parsed;
}

GuestReply decode_reply(std::string_view bytes, const DecodeBounds& bounds) {
  return parse_reply(decode(bytes, bounds));
}

std::vector<Difference> compare_all(const Observations& expected, const Observations& actual,
                                    const problems::CheckerSpecs& checkers, Notation notation) {
  constexpr std::size_t most_differences = 10;
  std::vector<Difference> differences;
  for (std::size_t i = 0; i < std::max(expected.size(), actual.size()); ++i) {
    if (differences.size() == most_differences) break;
    const auto* right = i < expected.size() ? &expected[i] : nullptr;
    const auto* seen = i < actual.size() ? &actual[i] : nullptr;
    if (right == nullptr || seen == nullptr || right->first != seen->first) {
      differences.push_back(misplaced(right, seen, notation));
      break;  // what follows is out of step
    }
    const auto checker = checkers.find(right->first);
    const Comparison result =
        compare(right->second, seen->second,
                checker == checkers.end() ? problems::CheckerSpec{} : checker->second, notation);
    if (result.right) continue;
    differences.push_back({.observation = right->first,
                           .expected = result.expected,
                           .actual = result.actual,
                           .path = result.path,
                           .note = result.note,
                           .diff = result.diff});
  }
  return differences;
}

std::string render(const Observations& observations, std::size_t limit, Notation notation) {
  if (observations.size() == 1 && observations[0].first == "result") {
    return render(observations[0].second, limit, notation);
  }
  std::string out;
  for (const auto& [name, value] : observations) {
    if (!out.empty()) out += '\n';
    if (out.size() >= limit) return out + "...";
    out += printable(name) + " = " + render(value, limit - out.size(), notation);
  }
  return out;
}

}  // namespace runner
