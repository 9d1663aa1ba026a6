#include "sandbox/cell.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <stdexcept>

#include "sandbox/linux/pages.hpp"
#include "sandbox/linux/process_tree.hpp"
#include "sandbox/linux/syscall.hpp"

namespace sandbox {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr nanoseconds seal_timeout = std::chrono::seconds{20};
constexpr nanoseconds watch_interval = milliseconds{5};
constexpr nanoseconds look_interval = milliseconds{5};
constexpr nanoseconds death_grace = milliseconds{20};  // from closing its descriptors to being gone
constexpr std::size_t max_prefault_pages = 2048;

timespec to_timespec(nanoseconds time) {
  const auto whole = std::chrono::duration_cast<std::chrono::seconds>(time);
  return {whole.count(), (time - whole).count()};
}

bool poll_one(int fd, short events, nanoseconds timeout) {
  pollfd entry{fd, events, 0};
  const timespec wait = to_timespec(timeout);
  return syscall_or_throw("poll", [&] { return ::ppoll(&entry, 1, &wait, nullptr); }) > 0;
}

}  // namespace

// One step under way.
struct Cell::Step {
  const StepLimits& limits;
  std::string out;  // the request's frame, what is left of it
  std::size_t sent = 0;
  std::string in;  // the reply's frame so far
  std::optional<Ending> ending;
  Observation seen;
  Clock::time_point started = Clock::now();
  nanoseconds cpu_before{};
  nanoseconds cpu_spent{};  // when last looked at
  Clock::time_point looked = started;
};

Cell::Cell(Slots& slots, int slot, Child process, UniqueFd channel, UniqueFd output,
           UniqueFd error_output, const CellLimits& limits)
    : slots_{slots},
      slot_{slot},
      cgroup_{slots.cgroup(slot)},
      process_{std::move(process)},
      channel_{std::move(channel)},
      output_{std::move(output)},
      error_output_{std::move(error_output)},
      limits_{limits} {
  if (cgroup_ != nullptr) oom_base_ = cgroup_->out_of_memory_kills();
}

Cell::~Cell() {
  try {
    kill_and_reap(process_);
  } catch (...) {  // nothing is left that could be done; the slot is lost with the cell
    return;
  }
  slots_.release(slot_);
}

void Cell::wait_until_sealed() {
  if (sealed_) return;
  SealStatus status;
  if (!poll_one(channel_.get(), POLLIN, seal_timeout))
    throw std::runtime_error{"seal cell: no answer in time"};
  const auto got = ::recv(channel_.get(), &status, sizeof status, MSG_WAITALL);
  if (got != sizeof status) throw std::runtime_error{"seal cell: it ended before it was sealed"};
  if (status.step != sandbox::Step::ready) {
    throw std::system_error{status.error, std::generic_category(),
                            "seal cell: " + std::string{to_string(status.step)}};
  }
  sealed_ = true;
  cpu_seen_ = cpu_time();
  if (cgroup_ == nullptr) memory_base_ = measure_tree(process_.pid).memory_bytes;
}

Observation Cell::step(std::string_view request, const StepLimits& limits) {
  wait_until_sealed();
  Step step{limits, {}, 0, {}, {}, {}, Clock::now(), {}, {}, Clock::now()};
  const auto size = static_cast<std::uint32_t>(request.size());
  step.out.assign(reinterpret_cast<const char*>(&size), sizeof size).append(request);
  if (cgroup_ != nullptr) cgroup_->reset_peak();
  watched_peak_ = 0;
  step.cpu_before = cpu_seen_;
  step.started = Clock::now();
  while (!step.ending) pump(step);
  step.seen.ending = std::move(*step.ending);
  return std::move(step.seen);
}

// One wait, and what it brought. The channel is the first that the kernel looks at, so what was
// printed before an answer is there when the answer is.
void Cell::pump(Step& step) {
  const nanoseconds spent = Clock::now() - step.started;
  // Cells run on one processor's worth of time, so it cannot be over the CPU limit sooner than
  // this.
  const nanoseconds cpu_left = step.limits.cpu_time - step.cpu_spent;
  nanoseconds wait =
      std::max(std::min(step.limits.wall_time - spent, cpu_left), nanoseconds{milliseconds{2}});
  if (watches_memory()) wait = std::min(wait, watch_interval);

  if (step.sent < step.out.size()) send_request(step);
  const bool sending = step.sent < step.out.size();
  pollfd entries[] = {{channel_.get(), static_cast<short>(sending ? POLLIN | POLLOUT : POLLIN), 0},
                      {output_.get(), POLLIN, 0},
                      {error_output_.get(), POLLIN, 0}};
  const timespec timeout = to_timespec(wait);
  const int ready =
      syscall_or_throw("poll cell", [&] { return ::ppoll(entries, 3, &timeout, nullptr); });
  if (entries[1].revents != 0) read_output(step, output_, step.seen.output);
  if (entries[2].revents != 0) read_output(step, error_output_, step.seen.error_output);
  if ((entries[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !step.ending) read_reply(step);
  // While it talks to us its time passes too; it is looked at when it was quiet, or has talked for
  // long.
  if (!step.ending && (ready == 0 || Clock::now() - step.looked > look_interval))
    (void)over_limits(step);
}

void Cell::send_request(Step& step) {
  const auto sent = ::send(channel_.get(), step.out.data() + step.sent, step.out.size() - step.sent,
                           MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent >= 0) step.sent += static_cast<std::size_t>(sent);
  // EPIPE and the like show up as the end of the channel when it is read.
  else if (errno != EAGAIN && errno != EINTR)
    step.sent = step.out.size();
}

void Cell::read_output(Step& step, UniqueFd& from, std::string& into) {
  char buffer[16384];
  while (from) {
    const auto got = ::read(from.get(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return;  // EAGAIN: nothing there now
    if (got == 0) {
      from = UniqueFd{};
      return;
    }
    const auto used = step.seen.output.size() + step.seen.error_output.size();
    const auto room =
        step.limits.output_bytes - std::min<std::uint64_t>(used, step.limits.output_bytes);
    into.append(buffer, std::min(static_cast<std::size_t>(got), static_cast<std::size_t>(room)));
    if (static_cast<std::uint64_t>(got) > room) {
      step.seen.output_truncated = true;
      if (!step.ending || std::holds_alternative<Replied>(*step.ending))
        end(step, Exceeded{Limit::output});
      return;
    }
  }
}

// The reply's frame, as much as is there. Nothing in it is trusted, its length least of all.
void Cell::read_reply(Step& step) {
  char buffer[65536];
  for (;;) {
    const auto got = ::recv(channel_.get(), buffer, sizeof buffer, MSG_DONTWAIT);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) return end(step, how_it_died(step));
    if (step.sent < step.out.size())
      return end(step, Violated{"an answer came before the request was read"});
    step.in.append(buffer, static_cast<std::size_t>(got));
    std::uint32_t size = 0;
    if (step.in.size() < sizeof size) continue;
    std::memcpy(&size, step.in.data(), sizeof size);
    if (size > step.limits.reply_bytes)
      return end(step, Violated{"an answer longer than answers may be"});
    if (step.in.size() < sizeof size + size) continue;
    if (step.in.size() > sizeof size + size) return end(step, Violated{"more than one answer"});
    return end(step, Replied{step.in.substr(sizeof size)});
  }
}

bool Cell::over_limits(Step& step) {
  if (watches_memory()) watched_peak_ = std::max(watched_peak_, memory());
  if (cgroup_ == nullptr && watched_peak_ > limits_.memory_bytes)
    return end(step, Exceeded{Limit::memory}), true;
  step.looked = Clock::now();
  step.cpu_spent = cpu_time() - step.cpu_before;
  if (step.cpu_spent >= step.limits.cpu_time) return end(step, Exceeded{Limit::cpu_time}), true;
  if (Clock::now() - step.started >= step.limits.wall_time + allowance(step)) {
    return end(step, Exceeded{Limit::wall_time}), true;
  }
  return false;
}

// A cell that could not run because the host is overloaded is not blamed for it: that time is added
// to its wall limit, up to three times the limit. Only a cell that seems late is looked at.
nanoseconds Cell::allowance(const Step& step) const {
  if (Clock::now() - step.started < step.limits.wall_time) return {};
  return std::min(time_starved(process_.pid), step.limits.wall_time * 3);
}

// The channel is closed: as a rule because the process is ending, which is its own doing or the
// memory limit's.
Ending Cell::how_it_died(const Step& step) {
  const bool gone = poll_one(process_.pidfd.get(), POLLIN, death_grace);
  const nanoseconds used = cpu_time() - step.cpu_before;
  if (!gone) return Violated{"it closed the channel to the judge"};
  const Death death = kill_and_reap(process_);
  if (out_of_memory_kills() > oom_base_) return Exceeded{Limit::memory};
  if (used >= step.limits.cpu_time) return Exceeded{Limit::cpu_time};
  if (death.code == CLD_EXITED) return Exited{death.status};
  return Signaled{death.status};
}

// Facts are taken before the cell is killed; any ending but a reply kills it.
void Cell::end(Step& step, Ending ending) {
  step.seen.usage.wall_time = Clock::now() - step.started;
  // A child process that the memory limit took is the cell's end, too; a cell without children
  // cannot answer then.
  const bool answered = std::holds_alternative<Replied>(ending);
  if ((!answered || limits_.children) && out_of_memory_kills() > oom_base_) {
    ending = Exceeded{Limit::memory};
    if (watches_memory()) watched_peak_ = limits_.memory_bytes;
  }
  if (cgroup_ != nullptr || alive()) {
    cpu_seen_ = cpu_time();
    step.seen.usage.cpu_time = cpu_seen_ - step.cpu_before;
    step.seen.usage.peak_memory_bytes =
        std::max(cgroup_ != nullptr ? cgroup_->peak_memory() : memory(), watched_peak_);
  }
  if (!std::holds_alternative<Replied>(ending)) kill_and_reap(process_);
  step.ending = std::move(ending);
}

bool Cell::kill() {
  if (alive()) send_kill(process_);
  killed_ = true;
  return !has_sent_more();
}

bool Cell::finish() {
  kill_and_reap(process_);
  if (cgroup_ != nullptr && !cgroup_->empty()) {
    throw std::runtime_error{"a process of the cell outlived its first one"};
  }
  return !has_sent_more();
}

bool Cell::has_sent_more() const {
  char byte = 0;
  return ::recv(channel_.get(), &byte, 1, MSG_DONTWAIT | MSG_PEEK) > 0;
}

nanoseconds Cell::cpu_time() const {
  if (cgroup_ != nullptr) return cgroup_->cpu_time();
  return alive() ? measure_tree(process_.pid).cpu_time : nanoseconds{};
}

// Without a control group, or with one whose kernel cannot tell the peak of one step.
bool Cell::watches_memory() const { return cgroup_ == nullptr || !cgroup_->peak_resets(); }

std::uint64_t Cell::memory() const {
  if (cgroup_ != nullptr) return cgroup_->memory();
  const auto now = alive() ? measure_tree(process_.pid).memory_bytes : 0;
  return now - std::min(now, memory_base_);
}

std::uint64_t Cell::out_of_memory_kills() const {
  return cgroup_ != nullptr ? cgroup_->out_of_memory_kills() : 0;
}

std::vector<Range> Cell::touched_pages() const {
  return sandbox::touched_pages(process_.pid, max_prefault_pages);
}

}  // namespace sandbox
