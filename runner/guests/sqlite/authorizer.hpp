// What SQL may do here, as a list of what is allowed: whatever SQLite learns tomorrow is refused.
#pragma once

#include <string>

struct sqlite3;

namespace runner {

// Stands between one connection's statements and the engine. Must outlive the connection's use.
class Authorizer {
 public:
  Authorizer() = default;
  Authorizer(const Authorizer&) = delete;
  Authorizer& operator=(const Authorizer&) = delete;

  void guard(sqlite3* connection);

  // What was refused since the last forget(), such as "PRAGMA encoding"; empty when nothing was.
  [[nodiscard]] const std::string& refused() const { return refused_; }
  void forget() { refused_.clear(); }

  // Whether a statement that makes, alters or drops a table was prepared.
  [[nodiscard]] bool tables_changed() const { return tables_changed_; }

 private:
  static int decide(void* self, int action, const char* first, const char* second, const char*,
                    const char*) noexcept;
  std::string refused_;
  bool tables_changed_ = false;
};

}  // namespace runner
