// Calls as they are typed in JavaScript.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "runner/render.hpp"
#include "runner/spelling.hpp"

namespace runner {
namespace {

using How = NotedCall::How;
using Kind = NotedCall::Kind;

template <typename Is>
const Is* item(const Typed& typed, std::size_t i) {
  return i < typed.items.size() ? std::get_if<Is>(&typed.items[i].is) : nullptr;
}

// Renders a text in quotes; the language has another escape for what is past 16 bits.
std::string quoted(const std::string& utf8) {
  std::string text = render(Value{Text{utf8}}, longest_argument, Notation::javascript);
  for (std::size_t i = 0; i + 9 < text.size(); ++i) {
    if (text[i] != '\\') continue;
    if (text[++i] == 'U') text.replace(i, 9, "u{" + text.substr(i + 1, 8) + "}");
  }
  return text;
}

bool is_a_line(const std::string& text) {
  return text.find('\n') == std::string::npos && printable(text) == text;
}

bool is_index(const std::string& text) {
  const bool digits =
      !text.empty() && text.size() < 9 && text.find_first_not_of("0123456789") == std::string::npos;
  return digits && (text == "0" || text[0] != '0');
}

std::string member(const std::string& name) {
  if (is_identifier(name)) return "." + name;
  return "[" + (is_index(name) ? name : quoted(name)) + "]";
}

// One that is written without brackets would be the object's prototype.
std::string key_text(const std::string& name) {
  if (name == "__proto__") return "['__proto__']";
  return is_identifier(name) || is_index(name) ? name : quoted(name);
}

// The values of one call. What stands in several places gets a name in a line of its own, and what
// stands in itself is put there in another one.
class Values {
 public:
  Values(const std::map<Integer, std::string>& objects, std::size_t named)
      : objects_{objects}, named_{named} {}

  std::string write(const Value& value) {
    std::string text = std::visit([this](const auto& is) { return put(is); }, value.is);
    plain_ = plain_ && text.size() < longest_argument;
    if (text.size() > longest_argument) text.resize(longest_argument);
    return text;
  }
  [[nodiscard]] bool plain() const { return plain_; }
  [[nodiscard]] std::string next_name() { return letter(named_++); }
  [[nodiscard]] std::size_t named() const { return named_; }
  [[nodiscard]] bool is_name(const std::string& text) const {
    return std::any_of(shared_.begin(), shared_.end(),
                       [&](const auto& each) { return each.second == text; });
  }
  std::vector<std::string> take_lines() { return std::move(lines_); }

 private:
  std::string put(None) { return "null"; }
  std::string put(bool is) { return is ? "true" : "false"; }
  std::string put(const Integer& is) { return is.str() + "n"; }
  std::string put(double is) { return render_number(is); }
  std::string put(const Text& is) { return quoted(is.utf8); }
  std::string put(const List& is) { return "[" + items(is.items) + "]"; }
  std::string put(const Set& is) {
    return is.items.empty() ? "new Set()" : "new Set([" + closed(is.items) + "])";
  }
  std::string put(const Raised& is) {
    static const std::vector<std::string> usual{"Error",       "RangeError",    "ReferenceError",
                                                "SyntaxError", "TypeError",     "URIError",
                                                "EvalError",   "AggregateError"};
    plain_ = plain_ && std::find(usual.begin(), usual.end() - 1, is.type) != usual.end() - 1;
    return "new " + printable(is.type) + "(" + (is.message.empty() ? "" : quoted(is.message)) + ")";
  }
  std::string put(const Dict& is);
  std::string put(const Typed& is);
  template <typename Other>
  std::string put(const Other&) {
    plain_ = false;
    return "?";
  }

  std::string items(const std::vector<Value>& all);
  std::string map(const Dict& is);
  std::string shared(const Integer& number, const Value& value);
  // Where nothing can be put in later.
  std::string closed(const std::vector<Value>& all);
  std::string closed(const Value& value);
  // Whether it stands in itself here, which is said later.
  bool comes_later(const Value& value);
  std::string write_at(const std::string& place, const Value& value);

  const std::map<Integer, std::string>& objects_;
  std::size_t named_;  // so many letters are taken
  bool plain_ = true;
  std::map<Integer, std::string> shared_;
  std::vector<Integer> open_;  // of them, innermost last
  std::string path_;           // from the innermost one to here
  int sealed_ = 0;
  std::vector<std::string> lines_, later_;
};

bool Values::comes_later(const Value& value) {
  const auto* typed = std::get_if<Typed>(&value.is);
  const auto* number =
      typed != nullptr && typed->type == "again" ? item<Integer>(*typed, 0) : nullptr;
  if (number == nullptr || std::find(open_.begin(), open_.end(), *number) == open_.end())
    return false;
  plain_ = plain_ && sealed_ == 0;
  later_.push_back(shared_[open_.back()] + path_ + " = " + shared_[*number]);
  return true;
}

std::string Values::write_at(const std::string& place, const Value& value) {
  const std::size_t before = path_.size();
  path_ += place;
  std::string text = comes_later(value) ? std::string{} : write(value);
  path_.resize(before);
  return text;
}

std::string Values::items(const std::vector<Value>& all) {
  std::string text;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto* typed = std::get_if<Typed>(&all[i].is);
    const bool hole = typed != nullptr && typed->type == "hole";
    const std::string shown = hole ? "" : write_at("[" + std::to_string(i) + "]", all[i]);
    if (i > 0) text += " ";
    text += shown;
    if (i + 1 < all.size() || shown.empty()) text += ",";
  }
  return text;
}

std::string Values::put(const Dict& is) {
  std::string text;
  for (const auto& [key, value] : is.items) {
    const auto* name = std::get_if<Text>(&key.is);
    if (name == nullptr) return put(Opaque{});
    const std::string shown = write_at(member(name->utf8), value);
    if (shown.empty()) continue;
    text += (text.empty() ? "" : ", ") + key_text(name->utf8) + ": " + shown;
  }
  return text.empty() ? "{}" : "{ " + text + " }";
}

std::string Values::closed(const Value& value) {
  ++sealed_;
  std::string text = comes_later(value) ? "?" : write(value);
  --sealed_;
  return text;
}

std::string Values::closed(const std::vector<Value>& all) {
  std::vector<std::string> each;
  for (const Value& value : all) each.push_back(closed(value));
  return fmt::format("{}", fmt::join(each, ", "));
}

std::string Values::map(const Dict& is) {
  std::vector<std::string> each;
  for (const auto& [key, value] : is.items)
    each.push_back("[" + closed(key) + ", " + closed(value) + "]");
  return each.empty() ? "new Map()" : fmt::format("new Map([{}])", fmt::join(each, ", "));
}

std::string Values::shared(const Integer& number, const Value& value) {
  const std::string name = shared_[number] = next_name();
  plain_ = plain_ && !name.empty();
  open_.push_back(number);
  std::string around;
  around.swap(path_);
  const std::string text = write(value);
  path_.swap(around);
  open_.pop_back();
  lines_.push_back(name + " = " + text);
  if (open_.empty()) {
    lines_.insert(lines_.end(), later_.begin(), later_.end());
    later_.clear();
  }
  return name;
}

std::string Values::put(const Typed& is) {
  if (is.type == "undefined") return "undefined";
  if (const auto* source = item<Text>(is, 0); source != nullptr && is.type == "source")
    return is_a_line(source->utf8) ? source->utf8 : put(Opaque{});
  if (const auto* flags = item<Text>(is, 1); flags != nullptr && is.type == "RegExp") {
    const auto* source = item<Text>(is, 0);
    if (source != nullptr) return "/" + printable(source->utf8) + "/" + printable(flags->utf8);
  }
  if (const auto* date = item<double>(is, 0); date != nullptr && is.type == "Date")
    return "new Date(" + render_number(*date) + ")";
  if (const auto* entries = item<Dict>(is, 0); entries != nullptr && is.type == "Map")
    return map(*entries);
  if (is.type == "frozen" && is.items.size() == 1)
    return "Object.freeze(" + closed(is.items[0]) + ")";
  const auto* number = item<Integer>(is, 0);
  if (number == nullptr) return put(Opaque{});
  if (is.type == "shared" && is.items.size() == 2 && !shared_.contains(*number))
    return shared(*number, is.items[1]);
  const auto& names = is.type == "named" ? objects_ : shared_;
  const auto found = names.find(*number);
  return found == names.end() || found->second.empty() ? put(Opaque{}) : found->second;
}

// What a value is where nothing is said of how it is typed.
Value without_spelling(const Value& value) {
  Value plain = value;
  const auto each = [](std::vector<Value>& items) {
    for (Value& one : items) one = without_spelling(one);
  };
  if (auto* list = std::get_if<List>(&plain.is)) each(list->items);
  if (auto* set = std::get_if<Set>(&plain.is)) each(set->items);
  if (auto* dict = std::get_if<Dict>(&plain.is)) {
    for (auto& pair : dict->items) pair.second = without_spelling(pair.second);
  }
  const auto* typed = std::get_if<Typed>(&plain.is);
  if (typed == nullptr) return plain;
  const bool inner = typed->type == "frozen" || typed->type == "shared";
  if (inner && !typed->items.empty()) return without_spelling(Value{typed->items.back()});
  if (typed->type == "source" || typed->type == "named") return Value{Opaque{"function", ""}};
  if (typed->type == "again") return Value{Opaque{"object", "as before"}};
  return plain;
}

class JavascriptSpelling : public Spelling {
 public:
  void spell(const Note& note, NotedCall& call) override {
    const bool makes = (note.kind == Kind::constructor || note.kind == Kind::function) &&
                       note.identity > 0 && note.how == How::returned;
    Values values{objects_, named_};
    std::vector<std::string> arguments;
    for (const Value& each : note.positional.items) arguments.push_back(values.write(each));
    const auto* self = keyword(note, "this");
    const std::string self_text = self != nullptr ? values.write(*self) : std::string{};
    call.plain = values.plain();
    const std::string called = what_is_called(note, call.plain);
    const auto text = [&](const std::vector<std::string>& given) {
      return call_text(note, called, self_text, given);
    };
    call.given = call_text(note, called, "", arguments);
    call.text = text(arguments);
    const std::string another = values.next_name();
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      call.arguments.push_back(without_spelling(note.positional.items[i]));
      if (const auto* changed = keyword(note, std::to_string(i)))
        call.changed.emplace_back(i, without_spelling(*changed));
      if (const auto* changed = keyword(note, std::to_string(i) + " later"))
        call.changed_later.emplace_back(i, without_spelling(*changed));
      auto given = arguments;
      const bool has_one = values.is_name(given[i]);
      if (!has_one) given[i] = another;
      call.with_name.push_back(
          {given[i], has_one ? "" : given[i] + " = " + arguments[i], text(given)});
    }
    call.before = values.take_lines();
    if (note.kind == Kind::constructor || note.kind == Kind::function) call.alone = call.text;
    if (makes) {
      auto& name = objects_[note.identity];
      if (name.empty()) {
        name = another;
        named_ = values.named();
      }
      call.text = name + " = " + call.text;
      call.plain = call.plain && !name.empty();
    }
  }

 private:
  // Each is a list of one.
  static const Value* keyword(const Note& note, const std::string& name) {
    for (const auto& [key, value] : note.keywords.items) {
      const auto* text = std::get_if<Text>(&key.is);
      const auto* list = std::get_if<List>(&value.is);
      if (text != nullptr && text->utf8 == name && list != nullptr && list->items.size() == 1)
        return &list->items[0];
    }
    return nullptr;
  }

  std::string what_is_called(const Note& note, bool& plain) const {
    if (note.kind == Kind::function) return note.name;
    if (note.kind == Kind::constructor) return "new " + note.name;
    const auto found = objects_.find(note.identity);
    const std::string object = found == objects_.end() ? std::string{} : found->second;
    plain = plain && !object.empty();
    return note.kind == Kind::closure ? object : object + member(note.name);
  }

  static std::string call_text(const Note& note, const std::string& called, const std::string& self,
                               const std::vector<std::string>& arguments) {
    const std::string given = fmt::format("{}", fmt::join(arguments, ", "));
    if (note.kind == Kind::property) return given.empty() ? called : called + " = " + given;
    if (self.empty()) return called + "(" + given + ")";
    return called + ".call(" + self + (given.empty() ? "" : ", ") + given + ")";
  }

  std::map<Integer, std::string> objects_;
  std::size_t named_ = 0;  // so many letters belong to them, or to what they were made of
};

bool names(const std::string& line) {
  return line.size() > 4 && line[0] >= 'a' && line[0] <= 'z' && line.compare(1, 3, " = ") == 0;
}

}  // namespace

std::unique_ptr<Spelling> javascript_spelling() { return std::make_unique<JavascriptSpelling>(); }

// The names are those of a function, so that they hide what a solution calls by the same ones.
std::string one_javascript_expression(const std::vector<std::string>& lines) {
  std::string parameters, all;
  for (const auto& line : lines) {
    const std::string name = line.substr(0, 1);
    if (names(line) && parameters.find(name) == std::string::npos)
      parameters += (parameters.empty() ? "" : ", ") + name;
    all += (&line == &lines.back() ? "return " : "") + line + "; ";
  }
  if (lines.size() == 1 && parameters.empty()) return lines[0];
  const bool waits = all.find("await ") != std::string::npos;
  return fmt::format("({}({}) => {{ {}}})()", waits ? "async " : "", parameters, all);
}

}  // namespace runner
