// host_decoys.py: things on the host that a submission must neither reach nor change.
#pragma once

#include <unistd.h>

#include <array>
#include <cstdio>
#include <string>

#include "tests/hostile/cases.hpp"

namespace hostile {

struct DecoyAnswer {
  bool fine = false;
  std::string text;
};

inline DecoyAnswer decoys(const std::string& command) {
  const std::string script = (folder() / "host_decoys.py").string();
  FILE* const pipe = ::popen(("exec python3 '" + script + "' " + command + " 2>&1").c_str(), "re");
  if (pipe == nullptr) return {false, "cannot start host_decoys.py"};
  DecoyAnswer answer;
  std::array<char, 4096> buffer{};
  while (const auto got = std::fread(buffer.data(), 1, buffer.size(), pipe))
    answer.text.append(buffer.data(), got);
  answer.fine = ::pclose(pipe) == 0;
  return answer;
}

// `quick`: not the whole file system, only where anyone may write.
inline DecoyAnswer check_decoys(bool quick) {
  return decoys("check --judge-pid " + std::to_string(::getpid()) + (quick ? " --quick" : ""));
}

}  // namespace hostile
