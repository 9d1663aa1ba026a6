// One in-memory database: an image of its bytes, and a connection to a copy of them.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <memory>
#include <string>

#include "runner/guests/sqlite/authorizer.hpp"
#include "runner/guests/sqlite/refusal.hpp"

namespace runner {

// A database at rest. Empty when default-made.
struct Image {
  struct Free {
    void operator()(unsigned char* memory) const noexcept { sqlite3_free(memory); }
  };
  std::unique_ptr<unsigned char, Free> bytes;
  std::size_t size = 0;
};

// A fresh connection to a copy of an image, with every limit and the authorizer in force.
class Connection {
 public:
  Connection(const Image& image, bool foreign_keys);

  [[nodiscard]] sqlite3* get() const noexcept { return handle_.get(); }
  [[nodiscard]] bool in_transaction() const { return sqlite3_get_autocommit(get()) == 0; }

  [[nodiscard]] bool foreign_keys() const;

  // Since it was opened, by a statement that was at least prepared.
  [[nodiscard]] bool tables_changed() const { return authorizer_.tables_changed(); }

  void forget_refusals() { authorizer_.forget(); }
  [[nodiscard]] Refusal last_refusal() const { return runner::last_refusal(get(), authorizer_); }

  // The main database as it is now; what is temporary stays behind.
  [[nodiscard]] Image image();

 private:
  struct Close {
    void operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
  };
  void take(const Image& image);
  void execute_own(const std::string& sql);

  Authorizer authorizer_;
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace runner
