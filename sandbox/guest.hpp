// What a guest program implements, and the fork server that serves it.
// A guest links its engine, warms it up, and hands itself to serve(); from then on its process is a
// snapshot: it loads layers of trusted text, and forks cells. Knows nothing of what the bytes mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sandbox {

class GuestProgram {
 public:
  virtual ~GuestProgram() = default;

  // Directories and files that a cell may read. They keep their paths; missing ones are left out.
  [[nodiscard]] virtual std::vector<std::string> readable() const = 0;

  // Name and version of each engine that is loaded, "python 3.11.2\ndjango 3.2.25"; at most 399
  // bytes.
  [[nodiscard]] virtual std::string engines() const = 0;

  // In a snapshot, never beside untrusted code: loads one more layer of trusted text (a problem's
  // driver, a fixture). Throws std::runtime_error, with a text for the author, when the layer is at
  // fault.
  virtual void load_layer(std::string_view layer) = 0;

  // In a new cell, sealed but for the system call filter, before anything untrusted is there.
  // The current directory is the empty work directory.
  virtual void enter_cell() = 0;

  // In a cell: does what the request says, beside untrusted code, and says what happened. The reply
  // is bytes that the other side does not trust. Must not throw for anything that the untrusted
  // code can do.
  [[nodiscard]] virtual std::string answer(std::string_view request) = 0;
};

// Runs the fork server until the judge goes away. `argv` is what the judge passed: the control
// descriptor. Returns the process's exit status.
int serve(GuestProgram& guest, int argc, char** argv);

}  // namespace sandbox
