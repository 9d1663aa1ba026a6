// One sealed fork of a snapshot, used for one submission and then killed whole.
// A conversation of requests and replies, each step with limits of its own.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/linux/channel.hpp"
#include "sandbox/linux/child.hpp"
#include "sandbox/linux/namespaces.hpp"
#include "sandbox/observation.hpp"
#include "sandbox/slots.hpp"

namespace sandbox {

class Cell {
 public:
  // Made by Snapshot::cell(). Borrows the slots; owns the place in them that it was given.
  Cell(Slots& slots, int slot, Child process, UniqueFd channel, UniqueFd output,
       UniqueFd error_output, const CellLimits& limits);
  Cell(const Cell&) = delete;
  Cell& operator=(const Cell&) = delete;
  ~Cell();  // kills and reaps what is left

  // Blocks until the cell is sealed. Throws std::system_error that names the step that failed.
  // step() does it by itself; call it where the waiting should not be counted.
  void wait_until_sealed();

  // One request, and what came of it. Blocks for at most the wall limit and a few milliseconds.
  // Throws only for our own failures. After any ending but Replied the cell is dead and reaped.
  [[nodiscard]] Observation step(std::string_view request, const StepLimits& limits);

  [[nodiscard]] bool alive() const { return process_.pid > 0 && !killed_; }

  // Ends it: nothing of it runs from now on, and finish() clears away what is left. True if it had
  // sent nothing more than its replies; false if more was waiting in the channel.
  bool kill();

  // The same, and waits until it is gone; checks that nothing is left: no process in its group.
  bool finish();

  [[nodiscard]] pid_t pid() const { return process_.pid; }
  [[nodiscard]] std::vector<Range> touched_pages() const;  // for Snapshot::prefault()

 private:
  struct Step;
  void pump(Step& step);
  [[nodiscard]] bool over_limits(Step& step);
  [[nodiscard]] bool has_sent_more() const;
  void read_output(Step& step, UniqueFd& from, std::string& into);
  void read_reply(Step& step);
  void send_request(Step& step);
  [[nodiscard]] nanoseconds allowance(const Step& step) const;
  [[nodiscard]] Ending how_it_died(const Step& step);
  void end(Step& step, Ending ending);
  [[nodiscard]] nanoseconds cpu_time() const;
  [[nodiscard]] bool watches_memory() const;
  [[nodiscard]] std::uint64_t memory() const;
  [[nodiscard]] std::uint64_t out_of_memory_kills() const;

  Slots& slots_;
  int slot_;
  CgroupSlot* cgroup_;
  Child process_;
  UniqueFd channel_, output_, error_output_;
  CellLimits limits_;
  bool sealed_ = false;
  bool killed_ = false;
  std::uint64_t oom_base_ = 0;
  nanoseconds cpu_seen_{};         // the group's CPU time when the last step ended
  std::uint64_t memory_base_ = 0;  // watched cells: what it had from the snapshot
  std::uint64_t watched_peak_ = 0;
};

}  // namespace sandbox
