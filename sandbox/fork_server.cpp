// The snapshot's side: one loop that loads layers, and forks cells and further snapshots.
// Single-threaded, so a fork may go on using everything it inherited. A fork is made as a child of
// the judge, not of the snapshot (CLONE_PARENT): the judge kills, reaps and accounts every process
// itself.
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/sched.h>
#include <pthread.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <system_error>

#include "sandbox/guest.hpp"
#include "sandbox/linux/channel.hpp"
#include "sandbox/linux/child.hpp"
#include "sandbox/linux/files.hpp"
#include "sandbox/linux/landlock.hpp"
#include "sandbox/linux/pages.hpp"
#include "sandbox/linux/root.hpp"
#include "sandbox/linux/syscall.hpp"
#include "sandbox/linux/text.hpp"

#ifndef PR_GET_TID_ADDRESS
#define PR_GET_TID_ADDRESS 40
#endif

namespace sandbox {
namespace {

// Where the C library keeps the thread's id: a fork behind its back has to set it, or locks and
// signals to oneself go wrong in the child.
pid_t* thread_id_field() {
  pid_t* field = nullptr;
  const pid_t own = static_cast<pid_t>(::syscall(SYS_gettid));
  if (::prctl(PR_GET_TID_ADDRESS, &field) == 0 && field != nullptr && *field == own) return field;
  auto* const thread = reinterpret_cast<pid_t*>(::pthread_self());
  pid_t* found = nullptr;
  for (std::size_t i = 0; i < 1024; ++i) {
    if (thread[i] != own) continue;
    if (found != nullptr)
      throw std::runtime_error{"snapshot: more than one field holds the thread id"};
    found = thread + i;
  }
  if (found == nullptr) throw std::runtime_error{"snapshot: the thread id field was not found"};
  return found;
}

void drop_bounding_set() {
  for (unsigned long capability = 0; capability <= 63; ++capability) {
    if (::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) < 0 && errno == EINVAL) return;
  }
}

// What sealing its cells needs, and nothing else.
void keep_sealing_capabilities() {
  const unsigned keep =
      (1U << CAP_SYS_ADMIN) | (1U << CAP_SETUID) | (1U << CAP_SETGID) | (1U << CAP_CHOWN);
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct sets[2] = {{keep, keep, 0}, {0, 0, 0}};
  ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  syscall_or_throw("capset",
                   [&] { return static_cast<int>(::syscall(SYS_capset, &header, sets)); });
}

void redirect_standard_descriptors() {
  const int null =
      syscall_or_throw("open /dev/null", [] { return ::open("/dev/null", O_RDWR | O_CLOEXEC); });
  for (const int fd : {0, 1, 2}) syscall_or_throw("dup2", [&] { return ::dup2(null, fd); });
  if (null > 2) ::close(null);
}

// How much address space this process has reserved: an engine may keep far more than it uses.
std::uint64_t reserved_bytes() {
  std::ifstream sizes{"/proc/self/statm"};
  std::uint64_t pages = 0;
  if (!(sizes >> pages)) throw std::runtime_error{"snapshot: /proc/self/statm cannot be read"};
  return pages * page_size;
}

Response response_with(const std::string& text) {
  Response response{::getpid(), 0, {}};
  text.copy(response.text.data(), response.text.size() - 1);
  return response;
}

class ForkServer {
 public:
  ForkServer(GuestProgram& guest, int control) : guest_{guest}, control_{control} {}

  void seal();
  void run();

 private:
  void on_layer(Packet packet);
  void on_cell(const Request& request, Packet packet);
  void on_prefault(const Packet& packet);
  void tell(const Response& response) const {
    send_packet(control_, &response, sizeof response, {});
  }
  pid_t fork_beside(std::uint64_t flags, int cgroup);
  [[noreturn]] void live_as_cell(const Plan& plan);
  Plan plan_for(const Request& request, const Packet& packet);
  const SyscallFilter& filter(bool children);

  GuestProgram& guest_;
  int control_;
  Request hello_;
  std::vector<UniqueFd> join_fds_;  // slot after slot
  std::string box_options_;
  std::unique_ptr<SyscallFilter> filters_[2];
  std::vector<Range> prefault_;
  pid_t* thread_id_ = nullptr;
  int landlock_ = 0;
  std::uint64_t reserved_ = 0;  // address space, before any cell
};

void ForkServer::seal() {
  auto packet = receive_packet(control_);
  if (!packet || packet->bytes.size() != sizeof hello_)
    throw std::runtime_error{"snapshot: no hello"};
  std::memcpy(&hello_, packet->bytes.data(), sizeof hello_);
  join_fds_ = std::move(packet->fds);
  reserved_ = reserved_bytes();
  enter_new_root(guest_.readable());
  (void)::sethostname("cell", 4);
  syscall_or_throw("no_new_privs", [] { return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); });
  drop_bounding_set();
  keep_sealing_capabilities();
  landlock_ = landlock_version();
  thread_id_ = thread_id_field();
  filter(false);
  filter(true);
  if (SyscallFilter::for_snapshot().load() < 0) {
    throw std::system_error{errno, std::generic_category(),
                            "load the snapshot's system call filter"};
  }
  redirect_standard_descriptors();
  tell(response_with(guest_.engines()));
}

void ForkServer::run() {
  for (;;) {
    auto packet = receive_packet(control_);
    if (!packet) return;  // the judge is gone, or done with this snapshot
    Request request;
    if (packet->bytes.size() < sizeof request) throw std::runtime_error{"snapshot: short request"};
    std::memcpy(&request, packet->bytes.data(), sizeof request);
    switch (request.command) {
      case Command::layer:
        on_layer(std::move(*packet));
        break;
      case Command::cell:
        on_cell(request, std::move(*packet));
        break;
      case Command::prefault:
        on_prefault(*packet);
        break;
      case Command::hello:
        throw std::runtime_error{"snapshot: a second hello"};
    }
  }
}

// A fork whose parent is ours: 0 in the child.
pid_t ForkServer::fork_beside(std::uint64_t flags, int cgroup) {
  clone_args arguments{};
  arguments.flags = flags | CLONE_PARENT | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID;
  arguments.child_tid = reinterpret_cast<std::uint64_t>(thread_id_);
  if (cgroup >= 0) {
    arguments.flags |= CLONE_INTO_CGROUP;
    arguments.cgroup = static_cast<std::uint64_t>(cgroup);
  }
  void* robust_list = nullptr;
  std::size_t robust_size = 0;
  ::syscall(SYS_get_robust_list, 0, &robust_list, &robust_size);
  const long pid = ::syscall(SYS_clone3, &arguments, sizeof arguments);
  if (pid == 0) ::syscall(SYS_set_robust_list, robust_list, robust_size);
  return static_cast<pid_t>(pid);
}

void ForkServer::on_layer(Packet packet) {
  if (packet.fds.size() != 2) throw std::runtime_error{"snapshot: a layer needs two descriptors"};
  const pid_t pid = fork_beside(0, -1);
  if (pid != 0) {
    tell(Response{pid, pid < 0 ? errno : 0, {}});
    return;
  }
  // The new snapshot: the same process with one layer more, and a control socket of its own.
  ::dup2(packet.fds[1].get(), control_);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  prefault_.clear();
  Response response;
  try {
    guest_.load_layer(read_all(packet.fds[0].get()));
    response = response_with(guest_.engines());
  } catch (const std::exception& error) {
    response = response_with(error.what());
    response.error = EINVAL;
  }
  tell(response);
  if (response.error != 0) ::_exit(1);
}

const SyscallFilter& ForkServer::filter(bool children) {
  auto& made = filters_[children ? 1 : 0];
  if (!made) made = std::make_unique<SyscallFilter>(SyscallFilter::for_cell(children));
  return *made;
}

Plan ForkServer::plan_for(const Request& request, const Packet& packet) {
  Plan plan;
  plan.channel = packet.fds[0].get();
  plan.output = packet.fds[1].get();
  plan.error_output = packet.fds[2].get();
  if (hello_.cgroup_version == 1) {
    for (std::size_t i = 0; i < hello_.join_fds; ++i) {
      plan.cgroup_files.at(i) = join_fds_.at(request.slot * hello_.join_fds + i).get();
    }
  }
  plan.change_uid = hello_.uids > 0;
  plan.uid = plan.change_uid ? 1 + request.slot : ::geteuid();
  box_options_ = "mode=0755,size=" + std::to_string(request.limits.work_dir_bytes) +
                 ",nr_inodes=" + std::to_string(request.limits.files);
  plan.box_options = box_options_.c_str();
  plan.file_bytes = request.limits.work_dir_bytes;
  // Without a cgroup the process limit is the uid's, which the snapshot shares where there is only
  // one.
  plan.tasks = request.limits.tasks + (plan.change_uid ? 0 : 16);
  plan.cpu_seconds =
      600;  // a last resort: no package may ask for more; the judge stops it long before
  plan.memory_bytes =
      request.watched ? reserved_ + request.limits.memory_bytes + (512ULL << 20) : 0;
  plan.landlock = landlock_;
  plan.filter = &filter(request.limits.children);
  plan.prefault = prefault_.data();
  plan.prefault_count = prefault_.size();
  return plan;
}

void ForkServer::on_cell(const Request& request, Packet packet) {
  if (packet.fds.size() != 3) throw std::runtime_error{"snapshot: a cell needs three descriptors"};
  const Plan plan = plan_for(request, packet);
  const int cgroup = hello_.cgroup_version == 2 ? join_fds_.at(request.slot).get() : -1;
  const pid_t pid = fork_beside(CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWCGROUP, cgroup);
  if (pid == 0) live_as_cell(plan);
  tell(Response{pid, pid < 0 ? errno : 0, {}});
}

void ForkServer::on_prefault(const Packet& packet) {
  if (packet.fds.size() != 1) throw std::runtime_error{"snapshot: prefault needs a descriptor"};
  const std::string bytes = read_all(packet.fds[0].get());
  std::vector<Range> ranges(bytes.size() / sizeof(Range));
  std::memcpy(ranges.data(), bytes.data(), ranges.size() * sizeof(Range));
  prefault_ = own_ranges(ranges);
}

void ForkServer::live_as_cell(const Plan& plan) {
  become_cell(plan);
  guest_.enter_cell();
  finish_sealing(plan);
  std::string request;
  while (read_frame(channel_fd, request)) {
    if (!write_frame(channel_fd, guest_.answer(request))) break;
  }
  ::_exit(0);
}

}  // namespace

int serve(GuestProgram& guest, int argc, char** argv) {
  try {
    if (argc != 2 || std::strcmp(argv[1], "--control=3") != 0) {
      throw std::runtime_error{"this program is started by viva"};
    }
    move_text_to_huge_pages();
    ForkServer server{guest, channel_fd};
    server.seal();
    server.run();
    ::_exit(0);  // nothing of the engine is worth an orderly end
  } catch (const std::exception& error) {
    std::fprintf(stderr, "viva guest: %s\n", error.what());
    return 1;
  }
}

}  // namespace sandbox
