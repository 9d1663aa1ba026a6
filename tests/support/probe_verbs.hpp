// The probe guest's vocabulary: a request is a verb and its arguments, the answer says what the
// kernel said.
#pragma once

#include <cerrno>
#include <functional>
#include <map>
#include <sstream>
#include <string>

namespace probe {

using Verb = std::function<std::string(std::istringstream& words)>;
using Verbs = std::map<std::string, Verb>;

[[nodiscard]] Verbs looking_verbs();      // what is there
[[nodiscard]] Verbs calling_verbs();      // single system calls
[[nodiscard]] Verbs spending_verbs();     // memory, time, files, threads, output
[[nodiscard]] Verbs multiplying_verbs();  // children
[[nodiscard]] Verbs disturbing_verbs();   // the channel, crashes, early ends

inline std::string outcome(long result) {
  return result < 0 ? "errno " + std::to_string(errno) : "ok " + std::to_string(result);
}

template <typename Number = int>
Number number_from(std::istringstream& words) {
  Number number{};
  words >> number;
  return number;
}

inline std::string word_from(std::istringstream& words) {
  std::string word;
  words >> word;
  return word;
}

[[noreturn]] inline void spin() {
  for (;;) asm volatile("");
}

}  // namespace probe
