// Forks warm interpreters into sealed cells, one per submission.
// Knows processes, files and limits; nothing of problems, verdicts or users.
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/cell.hpp"
#include "sandbox/linux/namespaces.hpp"
#include "sandbox/slots.hpp"

namespace sandbox {

// A layer that the guest refused: its author's fault. The text is the guest's.
class LayerError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Not thread-safe; belongs to the thread of its slots, which outlive it. Throws std::system_error
// or std::runtime_error for our own failures.
class Snapshot {
 public:
  // Starts a guest program and waits until it is warm and sealed.
  Snapshot(const std::string& program, Slots& slots);
  Snapshot(Snapshot&& other) noexcept;
  Snapshot& operator=(Snapshot&&) = delete;
  ~Snapshot();  // kills it; collected cells and further layers live on

  // A fork of this snapshot with one more layer of trusted text loaded.
  [[nodiscard]] Snapshot layer(std::string_view text);

  // Forks a cell, which seals itself while we go on. There must be a free slot.
  [[nodiscard]] std::unique_ptr<Cell> cell(const CellLimits& limits);

  // The same in two halves, so that forking happens while nobody waits: ask, and collect later. One
  // at a time.
  void ask_for_cell(const CellLimits& limits);
  [[nodiscard]] bool asked() const { return pending_.has_value(); }
  [[nodiscard]] std::unique_ptr<Cell> collect_cell();

  // Pages that cells are to have before their submission comes.
  void prefault(const std::vector<Range>& ranges);

  [[nodiscard]] pid_t pid() const { return process_.pid; }
  [[nodiscard]] const std::string& engines() const {
    return engines_;
  }  // as GuestProgram::engines()

 private:
  // A cell that was asked for: the judge's ends of its descriptors, and its place.
  struct Pending {
    int slot;
    UniqueFd channel, output, error_output;
    CellLimits limits;
  };

  Snapshot(Slots& slots, Child process, UniqueFd control);
  void send(const char* doing, const Request& request, const std::vector<int>& fds);
  [[nodiscard]] Response receive(const char* doing);

  Slots* slots_;
  Child process_;
  UniqueFd control_;
  std::string engines_;
  std::optional<Pending> pending_;
};

}  // namespace sandbox
