#include "cli/kept_tokens.hpp"

#include <boost/json.hpp>
#include <cstdlib>

#include "cli/commands.hpp"
#include "cli/following.hpp"
#include "cli/private_file.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

fs::path config_folder() {
  if (const char* config = std::getenv("XDG_CONFIG_HOME"); config != nullptr && *config != '\0')
    return fs::path{config} / "viva";
  const char* home = std::getenv("HOME");
  return fs::path{home != nullptr ? home : "."} / ".config/viva";
}

json::object read(const fs::path& path) {
  const std::string text = read_private(path);
  if (text.empty()) return {};
  json::error_code error;
  json::value parsed = json::parse(text, error);
  if (error || !parsed.is_object())
    throw UsageError{path.string() + ": is not what it was written as; move it away"};
  return std::move(parsed.get_object());
}

}  // namespace

KeptTokens::KeptTokens() : path_{config_folder() / "tokens.json"} {}

std::optional<KeptToken> KeptTokens::find(const std::string& link) const {
  const json::object all = read(path_);
  const auto* found = all.if_contains(link);
  if (found == nullptr || !found->is_object()) return std::nullopt;
  const auto& one = found->get_object();
  return KeptToken{text_in(one, "token"), text_in(one, "name"), text_in(one, "assignment")};
}

void KeptTokens::keep(const std::string& link, const KeptToken& token) {
  json::object all = read(path_);
  all[link] = {{"token", token.token}, {"name", token.name}, {"assignment", token.assignment}};
  fs::create_directories(path_.parent_path());
  write_private(path_, json::serialize(all) + "\n");
}

}  // namespace cli
