// The tokens that invitations became: ~/.config/viva/tokens.json, readable for their owner only.
// An invitation is accepted once; the second start finds here who one is.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace cli {

struct KeptToken {
  std::string token;
  std::string name;
  std::string assignment;
};

class KeptTokens {
 public:
  KeptTokens();  // where XDG_CONFIG_HOME or HOME says

  [[nodiscard]] std::optional<KeptToken> find(const std::string& link) const;
  void keep(const std::string& link, const KeptToken& token);
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace cli
