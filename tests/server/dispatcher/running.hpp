// What the tests share that start processes: an io_context that runs until something holds.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <filesystem>
#include <functional>
#include <set>
#include <string>

#include "tests/sandbox/processes.hpp"
#include "tests/support/places.hpp"

namespace server {

inline const std::string stand_in_runner = support::build_folder() + "/tests/viva-stand-in-runner";

// False when it does not hold within the time.
inline bool run_until(boost::asio::io_context& context, const std::function<bool()>& holds,
                      std::chrono::milliseconds within = std::chrono::seconds{20}) {
  const auto deadline = std::chrono::steady_clock::now() + within;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    context.restart();
    context.run_one_for(std::chrono::milliseconds{10});
  }
  return true;
}

inline std::set<pid_t> children_of(pid_t parent) {
  std::set<pid_t> children;
  for (const auto& entry : std::filesystem::directory_iterator{"/proc"}) {
    const std::string name = entry.path().filename();
    pid_t pid = 0;
    if (std::from_chars(name.data(), name.data() + name.size(), pid).ec != std::errc{}) continue;
    if (sandbox::status_of(pid)["PPid"] == std::to_string(parent)) children.insert(pid);
  }
  return children;
}

}  // namespace server
