// docs/api.md has a whole interview in it; this says it again to the real methods.
#include <fstream>
#include <map>
#include <sstream>

#include "tests/server/api/served.hpp"
#include "tests/support/places.hpp"

namespace server {
namespace {

using Words = std::map<std::string, std::string>;  // "<session>" -> what it stands for

std::vector<std::string> transcript() {
  std::ifstream file{support::source_folder() + "/docs/api.md"};
  std::vector<std::string> lines;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```"))
      inside = line == "```transcript";
    else if (inside && !line.empty())
      lines.push_back(line);
  }
  return lines;
}

std::string filled(std::string text, const Words& words) {
  for (const auto& [word, meaning] : words) {
    for (auto at = text.find(word); at != std::string::npos;
         at = text.find(word, at + meaning.size()))
      text.replace(at, word.size(), meaning);
  }
  return text;
}

bool is_word(const json::value& value) {
  return value.is_string() && value.get_string().starts_with('<') &&
         value.get_string().ends_with('>');
}

// Empty when `said` is as it is written; else where it is not. New words get their meaning.
std::string differs(const json::value& written, const json::value& said, Words& words,
                    const std::string& where = "$") {
  if (written.is_string() && written.get_string() == "...") return "";
  if (is_word(written)) {
    if (!said.is_string()) return where;
    const std::string word{written.get_string()}, meaning{said.get_string()};
    if (word == "<time>" || word == "<digest>" || word == "<path>")
      return meaning.empty() ? where : "";
    return words.try_emplace(word, meaning).first->second == meaning ? "" : where;
  }
  if (!written.is_object()) return written == said ? "" : where;
  if (!said.is_object() || said.get_object().size() != written.get_object().size()) return where;
  for (const auto& item : written.get_object()) {
    const std::string key{item.key()};
    const auto* other = said.get_object().if_contains(key);
    if (other == nullptr) return where + "." + key;
    if (auto found = differs(item.value(), *other, words, where + "." + key); !found.empty())
      return found;
  }
  return "";
}

class Transcript : public Served {};

TEST_F(Transcript, IsWhatTheServerSays) {
  Words words{{"<interviewer_token>", interviewer}};
  std::shared_ptr<Listener> peer;
  std::string answer;
  std::size_t answers = 0;
  const auto lines = transcript();
  for (const auto& line : lines) {
    if (line.starts_with("#")) {
      peer = std::make_shared<Listener>();
      peer->address = "192.0.2.1";
    } else if (line.starts_with("> ")) {
      answer = service.answer(peer, filled(line.substr(2), words));
    } else {
      ASSERT_TRUE(line.starts_with("< ")) << line;
      ++answers;
      EXPECT_EQ(differs(json::parse(line.substr(2)), json::parse(answer), words), "")
          << line << "\n"
          << answer;
    }
  }
  EXPECT_GE(answers, 10U);
}

}  // namespace
}  // namespace server
