#include "sandbox/snapshot.hpp"

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstring>
#include <system_error>

#include "sandbox/linux/files.hpp"
#include "sandbox/linux/syscall.hpp"

namespace sandbox {
namespace {

constexpr int answer_timeout_ms = 60'000;

UniqueFd open_pidfd(pid_t pid) {
  return UniqueFd{syscall_or_throw(
      "pidfd_open", [&] { return static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)); })};
}

std::runtime_error ended(const char* doing) {
  return std::runtime_error{std::string{doing} + ": the guest program ended"};
}

Request hello(Slots& slots, std::vector<int>& fds) {
  Request request{};
  request.command = Command::hello;
  request.cgroup_version = static_cast<std::uint32_t>(slots.cgroup_version());
  request.slots = static_cast<std::uint32_t>(slots.count());
  request.uids = slots.uids().count;
  for (int slot = 0; slot < slots.count(); ++slot) {
    const CgroupSlot* cgroup = slots.cgroup(slot);
    if (cgroup == nullptr) continue;
    request.join_fds = static_cast<std::uint32_t>(cgroup->join_fds().size());
    for (const auto& fd : cgroup->join_fds()) fds.push_back(fd.get());
  }
  return request;
}

}  // namespace

Snapshot::Snapshot(Slots& slots, Child process, UniqueFd control)
    : slots_{&slots}, process_{std::move(process)}, control_{std::move(control)} {}

Snapshot::Snapshot(const std::string& program, Slots& slots) : slots_{&slots} {
  SocketPair pair = packet_pair();
  control_ = std::move(pair.ours);
  process_ = start_in_namespaces(program, pair.theirs.get(), slots.uids(), slots.cpu());
  pair.theirs = UniqueFd{};
  try {
    std::vector<int> fds;
    const Request request = hello(slots, fds);
    send("start snapshot", request, fds);
    engines_ = receive("start snapshot").text.data();
  } catch (...) {
    kill_and_reap(process_);
    throw;
  }
}

Snapshot::Snapshot(Snapshot&& other) noexcept
    : slots_{other.slots_},
      process_{std::move(other.process_)},
      control_{std::move(other.control_)},
      engines_{std::move(other.engines_)},
      pending_{std::move(other.pending_)} {
  other.process_.pid = -1;
  other.pending_.reset();
}

Snapshot::~Snapshot() {
  try {
    if (pending_) {
      try {
        collect_cell().reset();
      } catch (const std::exception&) {
        if (pending_) slots_->release(pending_->slot);
      }
    }
    kill_and_reap(process_);
  } catch (...) {  // the destructor has nobody to tell
  }
}

void Snapshot::send(const char* doing, const Request& request, const std::vector<int>& fds) {
  try {
    send_packet(control_.get(), &request, sizeof request, fds);
  } catch (const std::system_error& error) {
    // Whether it ended before this or before it answered is chance: it is said in one way.
    if (error.code() == std::errc::broken_pipe) throw ended(doing);
    throw;
  }
}

Response Snapshot::receive(const char* doing) {
  pollfd entry{control_.get(), POLLIN, 0};
  const int ready = syscall_or_throw(doing, [&] { return ::poll(&entry, 1, answer_timeout_ms); });
  if (ready == 0) throw std::runtime_error{std::string{doing} + ": no answer within 60 s"};
  const auto packet = receive_packet(control_.get());
  Response response;
  if (!packet) throw ended(doing);
  if (packet->bytes.size() != sizeof response)
    throw std::runtime_error{std::string{doing} + ": bad answer"};
  std::memcpy(&response, packet->bytes.data(), sizeof response);
  return response;
}

Snapshot Snapshot::layer(std::string_view text) {
  SocketPair pair = packet_pair();
  const UniqueFd file = memory_file(text);
  Request request{};
  request.command = Command::layer;
  send("fork snapshot", request, {file.get(), pair.theirs.get()});
  pair.theirs = UniqueFd{};
  const Response forked = receive("fork snapshot");
  if (forked.pid <= 0)
    throw std::system_error{forked.error, std::generic_category(), "fork snapshot"};
  Snapshot made{*slots_, Child{forked.pid, open_pidfd(forked.pid)}, std::move(pair.ours)};
  const Response loaded = made.receive("load layer");
  if (loaded.error != 0) throw LayerError{loaded.text.data()};
  made.engines_ = loaded.text.data();
  return made;
}

void Snapshot::ask_for_cell(const CellLimits& limits) {
  if (pending_) throw std::logic_error{"Snapshot: one cell at a time"};
  SocketPair channel = stream_pair();
  SocketPair output = pipe_pair(), error_output = pipe_pair();
  const int slot = slots_->acquire();
  if (slot < 0) throw std::logic_error{"Snapshot: no free slot"};
  Request request{};
  request.command = Command::cell;
  request.slot = static_cast<std::uint32_t>(slot);
  request.limits = limits;
  try {
    if (CgroupSlot* cgroup = slots_->cgroup(slot); cgroup != nullptr) {
      cgroup->set_limits(limits);
      cgroup->reset_counters();
    } else {
      request.watched = true;
    }
    send("fork cell", request,
         {channel.theirs.get(), output.theirs.get(), error_output.theirs.get()});
  } catch (...) {
    slots_->release(slot);
    throw;
  }
  pending_ = Pending{slot, std::move(channel.ours), std::move(output.ours),
                     std::move(error_output.ours), limits};
}

std::unique_ptr<Cell> Snapshot::collect_cell() {
  const Response forked = receive("fork cell");
  if (forked.pid <= 0) throw std::system_error{forked.error, std::generic_category(), "fork cell"};
  Pending made = std::move(pending_).value();
  pending_.reset();
  return std::make_unique<Cell>(*slots_, made.slot, Child{forked.pid, open_pidfd(forked.pid)},
                                std::move(made.channel), std::move(made.output),
                                std::move(made.error_output), made.limits);
}

std::unique_ptr<Cell> Snapshot::cell(const CellLimits& limits) {
  ask_for_cell(limits);
  return collect_cell();
}

void Snapshot::prefault(const std::vector<Range>& ranges) {
  const UniqueFd file =
      memory_file({reinterpret_cast<const char*>(ranges.data()), ranges.size() * sizeof(Range)});
  Request request{};
  request.command = Command::prefault;
  send("prefault", request, {file.get()});
}

}  // namespace sandbox
