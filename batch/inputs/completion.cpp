#include "batch/inputs/completion.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace batch {
namespace {

struct Lines {  // each with its line feed
  explicit Lines(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
      all.push_back(text.substr(0, end));
      text.remove_prefix(end);
    }
  }
  std::vector<std::string_view> all;
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t from = text.find_first_not_of(space);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(space) - from + 1);
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

bool take_word(std::string_view& line, std::string_view word) {
  if (!line.starts_with(word) || line.size() <= word.size()) return false;
  if (line[word.size()] != ' ' && line[word.size()] != '\t') return false;
  line.remove_prefix(word.size());
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  return true;
}

// The name that a line at column 0 defines as a function or class; empty when it does not.
std::string_view defined_name(std::string_view line) {
  (void)take_word(line, "export");
  (void)take_word(line, "async");
  static constexpr std::array<std::string_view, 5> words{"def", "class", "function", "const",
                                                         "let"};
  const bool defines = std::any_of(words.begin(), words.end(),
                                   [&](std::string_view word) { return take_word(line, word); });
  if (!defines) return {};
  std::size_t size = 0;
  while (size < line.size() && is_name_character(line[size])) ++size;
  return line.substr(0, size);
}

bool is_import(std::string_view line) {
  return take_word(line, "import") || take_word(line, "from");
}

bool is_blank(std::string_view line) { return trimmed(line).empty(); }

bool is_indented(std::string_view line) {
  return !is_blank(line) && (line.front() == ' ' || line.front() == '\t');
}

// A fence opens or closes at most three columns in, as in Markdown.
bool is_fence(std::string_view line) {
  const std::size_t indent = line.find_first_not_of(' ');
  return indent <= 3 && line.substr(indent).starts_with("```");
}

bool is_bare_fence(std::string_view line) {
  return is_fence(line) && trimmed(line).find_first_not_of('`') == std::string_view::npos;
}

// An odd number of them: what follows is in a text of the program.
bool is_in_text(std::string_view before) {
  for (const std::string_view quotes : {"\"\"\"", "'''"}) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = before.find(quotes, at)) != std::string_view::npos; at += 3) {
      ++count;
    }
    if (count % 2 == 1) return true;
  }
  return false;
}

std::string joined(const std::vector<std::string_view>& lines, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += lines[i];
  return text;
}

// A statement at column 0 and the lines that belong to it; decorators and comments go with what
// follows them.
struct Chunk {
  std::string text;
  std::string name;  // of a function or class
  bool import = false;
};

std::vector<Chunk> chunks_of(const Lines& lines) {
  std::vector<Chunk> chunks;
  std::size_t brackets = 0;  // open ones, of an import over several lines
  for (const std::string_view line : lines.all) {
    const bool attached = !chunks.empty() && chunks.back().name.empty() && !chunks.back().import &&
                          trimmed(chunks.back().text).starts_with('@');
    const bool goes_on = is_blank(line) || is_indented(line) || brackets > 0 ||
                         line.starts_with(')') || line.starts_with('}');
    if (chunks.empty() || (!goes_on && !attached)) chunks.emplace_back();
    Chunk& chunk = chunks.back();
    if (!goes_on && is_import(line)) chunk.import = true;
    if (!goes_on && chunk.name.empty()) chunk.name = defined_name(line);
    chunk.text += line;
    if (chunk.import) {
      brackets += static_cast<std::size_t>(std::count(line.begin(), line.end(), '('));
      const auto closed = static_cast<std::size_t>(std::count(line.begin(), line.end(), ')'));
      brackets -= std::min(brackets, closed);
    }
  }
  return chunks;
}

std::set<std::string, std::less<>> names_defined(const Lines& lines) {
  std::set<std::string, std::less<>> names;
  for (const std::string_view line : lines.all) {
    if (const auto name = defined_name(line); !name.empty()) names.emplace(name);
  }
  return names;
}

// What of the starter a program lacks that was written anew.
std::string lacking(const std::vector<Chunk>& chunks, std::size_t count,
                    std::string_view completion) {
  const Lines lines{completion};
  const auto names = names_defined(lines);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    const Chunk& chunk = chunks[i];
    const bool wanted = chunk.import
                            ? completion.find(trimmed(chunk.text)) == std::string_view::npos
                            : !chunk.name.empty() && !names.contains(chunk.name);
    if (!wanted) continue;
    text += trimmed(chunk.text);
    text += chunk.import ? "\n" : "\n\n\n";
  }
  return text;
}

// `from __future__` has to stay first.
std::size_t after_future_imports(std::string_view program) {
  std::size_t after = 0;
  std::size_t at = 0;
  for (const std::string_view line : Lines{program}.all) {
    at += line.size();
    if (line.starts_with("from __future__")) after = at;
  }
  return after;
}

// A last line that only stands for what is to be written, such as `pass`, gives way.
std::string_view without_filler(std::string_view starter) {
  const Lines lines{starter};
  std::size_t last = lines.all.size();
  while (last > 0 && is_blank(lines.all[last - 1])) --last;
  if (last < 2 || !is_indented(lines.all[last - 1])) return starter;
  const auto line = trimmed(lines.all[last - 1]);
  const bool filler = line == "pass" || line == "..." || line == "return None" ||
                      line.starts_with("raise NotImplementedError");
  if (!filler) return starter;
  return starter.substr(0, static_cast<std::size_t>(lines.all[last - 1].data() - starter.data()));
}

}  // namespace

std::string without_fence(std::string_view answer) {
  const Lines lines{answer};
  const auto& all = lines.all;
  const auto open =
      static_cast<std::size_t>(std::find_if(all.begin(), all.end(), is_fence) - all.begin());
  if (open == all.size()) return std::string{answer};
  const std::string before = joined(all, 0, open);
  if (is_in_text(before)) return std::string{answer};
  const auto first = std::find_if_not(all.begin(), all.end(), is_blank);
  // The answer went on with the code of the question's own block, and closed that.
  if (is_bare_fence(all[open]) && first != all.begin() + static_cast<std::ptrdiff_t>(open)) {
    const auto closing =
        std::find_if(all.begin() + static_cast<std::ptrdiff_t>(open) + 1, all.end(), is_fence);
    if (closing == all.end() || is_indented(*first)) return before;
  }
  const auto close = static_cast<std::size_t>(
      std::find_if(all.begin() + static_cast<std::ptrdiff_t>(open) + 1, all.end(), is_bare_fence) -
      all.begin());
  return joined(all, open + 1, close);
}

std::string whole_program(std::string_view starter, std::string_view completion) {
  const auto chunks = chunks_of(Lines{starter});
  std::size_t asked = chunks.size();
  while (asked > 0 && chunks[asked - 1].name.empty()) --asked;
  const bool rewritten =
      asked > 0 && names_defined(Lines{completion}).contains(chunks[asked - 1].name);
  if (!rewritten) {
    std::string program{without_filler(starter)};
    if (!program.empty() && !program.ends_with('\n')) program += '\n';
    return program.append(completion);
  }
  std::string program{completion};
  return program.insert(after_future_imports(completion), lacking(chunks, asked - 1, completion));
}

}  // namespace batch
