// Calls as they are typed in Python.
#include <fmt/format.h>

#include <map>

#include "runner/render.hpp"
#include "runner/spelling.hpp"

namespace runner {
namespace {

using How = NotedCall::How;
using Kind = NotedCall::Kind;

// What is written otherwise than it is called.
const std::map<std::string_view, std::string_view>& spellings() {
  static const std::map<std::string_view, std::string_view> known{
      {"__len__", "len"},   {"__str__", "str"},   {"__repr__", "repr"}, {"__bool__", "bool"},
      {"__iter__", "iter"}, {"__next__", "next"}, {"__hash__", "hash"}};
  return known;
}

std::string arguments_text(const List& positional, const Dict& keywords, bool& plain) {
  std::string all;
  const auto add = [&](const std::string& before, const Value& value) {
    const std::string shown = render(value, longest_argument);
    plain = plain && is_plain(value) && shown.size() < longest_argument;
    all += (all.empty() ? "" : ", ") + before + shown;
  };
  for (const Value& each : positional.items) add("", each);
  for (const auto& [key, each] : keywords.items) {
    const auto* word = std::get_if<Text>(&key.is);
    add(word != nullptr ? printable(word->utf8) + "=" : "?=", each);
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

class PythonSpelling : public Spelling {
 public:
  void spell(const Note& note, NotedCall& call) override {
    call.plain = note.kind != Kind::closure;
    const std::string arguments = arguments_text(note.positional, note.keywords, call.plain);
    if (note.kind == Kind::method || note.kind == Kind::property) {
      const auto found = names_.find(note.identity);  // what was made elsewhere has none
      const std::string object = found == names_.end() ? std::string{} : found->second;
      call.plain = call.plain && !object.empty();
      call.text = method_text(object, note.name, arguments, note.kind);
    } else {
      call.text = call.alone = note.name.substr(note.name.rfind('.') + 1) + "(" + arguments + ")";
    }
    if (note.kind == Kind::constructor && note.how == How::returned) {
      const std::string name = letter(names_.size());
      names_[note.identity] = name;
      call.text = name + " = " + call.text;
    }
  }

 private:
  std::map<Integer, std::string> names_;
};

}  // namespace

std::unique_ptr<Spelling> python_spelling() { return std::make_unique<PythonSpelling>(); }

std::string one_python_expression(const std::vector<std::string>& lines) {
  if (lines.size() == 1) return lines[0];
  std::string all;
  for (const auto& line : lines) {
    const bool named = line.compare(1, 3, " = ") == 0;
    all += (all.empty() ? "[" : ", ") +
           (named ? fmt::format("({} := {})", line[0], line.substr(4)) : line);
  }
  return all + "][-1]";
}

}  // namespace runner
