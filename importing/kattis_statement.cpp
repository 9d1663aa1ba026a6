#include "importing/kattis_statement.hpp"

#include <fmt/format.h>

#include <regex>
#include <sstream>

#include "importing/markdown.hpp"

namespace importing {
namespace {

constexpr std::size_t most_statement_bytes = 200UL << 10;
constexpr std::size_t most_shown = 4000;

std::string file_of_statement(const Texts& texts) {
  for (const char* ending : {".md", ".tex"}) {
    for (const char* name : {"problem.en", "problem"}) {
      for (const char* folder : {"problem_statement/", "statement/"}) {
        const std::string whole = std::string{folder} + name + ending;
        if (texts.contains(whole)) return whole;
      }
    }
  }
  return {};
}

// One line, so that the expressions below have little to look at.
std::string line_of_tex(std::string line) {
  static const std::pair<std::regex, const char*> rules[] = {
      {std::regex{R"(^\s*\\problemname\{.*\}\s*$)"}, ""},
      {std::regex{R"(\\(?:sub)*section\*?\{([^{}]*)\})"}, "\n## $1\n"},
      {std::regex{R"(\\begin\{(itemize|enumerate|center)\}(\[[^\]]*\])?)"}, ""},
      {std::regex{R"(\\begin\{(tabular|figure)\}.*$)"}, ""},
      {std::regex{R"(\\end\{(itemize|enumerate|center|tabular|figure)\})"}, ""},
      {std::regex{R"(^\s*\\item\s*)"}, "- "},
      {std::regex{R"(\s*\\item\s*)"}, "\n- "},
      {std::regex{R"(\\(?:emph|textit|textbf|texttt|verb)\{([^{}]*)\})"}, "$1"},
      {std::regex{R"(\\includegraphics(\[[^\]]*\])?\{[^{}]*\})"}, ""},
      {std::regex{R"(\\([%&_#$]))"}, "$1"},
  };
  if (line.size() > 5000) return line;
  if (const auto comment = line.find('%');
      comment != std::string::npos && (comment == 0 || line[comment - 1] != '\\'))
    line.resize(comment);
  for (const auto& [pattern, to] : rules) line = std::regex_replace(line, pattern, to);
  return line;
}

std::string markdown_of_tex(const std::string& tex) {
  std::string out;
  std::istringstream lines{tex};
  for (std::string line; std::getline(lines, line);) {
    const std::string plain = line_of_tex(line);
    std::istringstream parts{plain};
    for (std::string part; std::getline(parts, part);) {
      if (part.starts_with("## ") || part.starts_with("- ")) {
        out += part.substr(0, part.find(' ') + 1) +
               escaped_markdown(part.substr(part.find(' ') + 1)) + "\n";
      } else {
        out += escaped_markdown(part) + "\n";
      }
    }
    if (plain.empty()) out += "\n";
  }
  return out;
}

std::string shown(const std::string& text) {
  const std::string clean = cleaned(text);
  return fenced("", clean.size() <= most_shown ? clean : clean.substr(0, most_shown) + "\n...");
}

}  // namespace

std::string statement_of(const Texts& texts, const std::string& title) {
  std::string out = "# " + escaped_markdown(title) + "\n\n";
  if (const std::string name = file_of_statement(texts); !name.empty()) {
    const std::string text = cleaned(texts.at(name)).substr(0, most_statement_bytes);
    out += cleaned(name.ends_with(".md") ? text : markdown_of_tex(text));
  }
  out += "\n\nRead the standard input, write to the standard output.\n";
  const std::string start = "data/sample/";
  int number = 0;
  for (auto each = texts.lower_bound(start); each != texts.end() && each->first.starts_with(start);
       ++each) {
    if (!each->first.ends_with(".in")) continue;
    const auto answer = texts.find(each->first.substr(0, each->first.size() - 3) + ".ans");
    if (answer == texts.end()) continue;
    out += fmt::format("\n## Sample {}\n\nInput:\n\n{}\nOutput:\n\n{}", ++number,
                       shown(each->second), shown(answer->second));
  }
  return out;
}

}  // namespace importing
