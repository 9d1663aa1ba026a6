// A server of one's own, for practice: within this program, on a private folder, and only for as
// long as the program runs. One that somebody else of the same user runs there is used instead.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace cli {

struct LocalServerOptions {
  std::filesystem::path data;
  std::filesystem::path bank;
  std::string candidate;  // the name of its user
  bool without_cgroup = false;
};

// ~/.local/state/viva, or where XDG_STATE_HOME says.
[[nodiscard]] std::filesystem::path state_folder();

class LocalServer {
 public:
  explicit LocalServer(LocalServerOptions options);
  ~LocalServer();  // stops it, if it is ours

  // Afterwards there is a server: the one that was there, or ours. Throws when there is neither.
  void need();
  [[nodiscard]] std::string url() const;
  [[nodiscard]] std::string token() const;  // a candidate's; after need()

 private:
  [[nodiscard]] bool somebody_listens() const;

  struct Running;
  LocalServerOptions options_;
  std::unique_ptr<Running> running_;  // null: it is not ours
};

}  // namespace cli
