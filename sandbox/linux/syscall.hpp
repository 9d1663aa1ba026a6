// The one door to the kernel for code that may throw: says what a failed call was for.
#pragma once

#include <cerrno>
#include <string>
#include <system_error>

namespace sandbox {

template <typename Call>
auto syscall_or_throw(const std::string& doing, Call call) {
  for (;;) {
    if (const auto result = call(); result >= 0) return result;
    if (errno != EINTR) throw std::system_error{errno, std::generic_category(), doing};
  }
}

}  // namespace sandbox
