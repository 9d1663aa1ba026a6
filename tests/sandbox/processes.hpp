// Processes and descriptors as /proc shows them from outside.
#pragma once

#include <sys/types.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <thread>

#include "sandbox/linux/files.hpp"
#include "sandbox/linux/namespaces.hpp"

namespace sandbox {

// The lines of /proc/<pid>/status by name, without the white space around; empty when it is gone.
inline std::map<std::string, std::string> status_of(pid_t pid) {
  std::map<std::string, std::string> fields;
  std::istringstream lines{try_read_file("/proc/" + std::to_string(pid) + "/status").value_or("")};
  for (std::string line; std::getline(lines, line);) {
    const auto colon = line.find(':');
    const auto value = line.find_first_not_of(" \t", colon + 1);
    if (colon == std::string::npos || value == std::string::npos) continue;
    fields[line.substr(0, colon)] = line.substr(value);
  }
  return fields;
}

inline std::size_t words_in(const std::string& text) {
  std::istringstream words{text};
  std::size_t count = 0;
  for (std::string word; words >> word;) ++count;
  return count;
}

// Processes inside a pid namespace of their own whose uid is one of these: other judges' have other
// uids.
inline std::set<pid_t> cell_processes(const UidRange& uids) {
  const std::size_t own_depth = words_in(status_of(::getpid())["NSpid"]);
  std::set<pid_t> found;
  for (const auto& entry : std::filesystem::directory_iterator{"/proc"}) {
    const std::string name = entry.path().filename();
    pid_t pid = 0;
    if (std::from_chars(name.data(), name.data() + name.size(), pid).ec != std::errc{}) continue;
    auto status = status_of(pid);
    if (words_in(status["NSpid"]) <= own_depth) continue;
    // Of a judge that was killed, for whoever adopted them to wait for; our own dead do count.
    if (status["State"].starts_with("Z") && status["PPid"] != std::to_string(::getpid())) continue;
    const auto uid = static_cast<unsigned>(std::strtoul(status["Uid"].c_str(), nullptr, 10));
    const bool ours =
        uids.count > 0 ? uid >= uids.first && uid < uids.first + uids.count : uid == ::getuid();
    if (ours) found.insert(pid);
  }
  return found;
}

inline std::size_t open_descriptors() {
  const std::filesystem::directory_iterator fds{"/proc/self/fd"};
  return static_cast<std::size_t>(std::distance(begin(fds), end(fds)));
}

// Looks again and again until it holds; false when it does not within ten seconds.
inline bool eventually(const std::function<bool()>& holds) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
  while (!holds()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::yield();
  }
  return true;
}

// The control groups of this judge, of whatever version.
inline void add_groups(const std::filesystem::path& folder, const std::string& prefix,
                       std::set<std::string>& found) {
  std::error_code gone;  // others come and go meanwhile: then the rest is looked at all the same
  for (std::filesystem::directory_iterator at{folder, gone}, end; !gone && at != end;
       at.increment(gone)) {
    std::error_code unknown;
    if (at->symlink_status(unknown).type() != std::filesystem::file_type::directory) continue;
    if (at->path().filename().string().starts_with(prefix)) found.insert(at->path());
    add_groups(at->path(), prefix, found);
  }
}

inline std::set<std::string> groups_of(pid_t judge) {
  std::set<std::string> found;
  add_groups("/sys/fs/cgroup", "viva-" + std::to_string(judge) + "-", found);
  return found;
}

// The names of a process's threads.
inline std::set<std::string> thread_names(pid_t pid) {
  std::set<std::string> names;
  std::error_code gone;
  const std::string folder = "/proc/" + std::to_string(pid) + "/task";
  for (std::filesystem::directory_iterator thread{folder, gone}, end; !gone && thread != end;
       thread.increment(gone)) {
    std::string name = try_read_file(thread->path().string() + "/comm").value_or("\n");
    name.pop_back();
    names.insert(name);
  }
  return names;
}

}  // namespace sandbox
