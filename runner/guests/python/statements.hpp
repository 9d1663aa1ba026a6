// Every SQL statement that this process starts, seen below Python: sqlite3_step() is this program's
// own, so nothing that Python code patches can hide one. Recorded only between start and stop.
#pragma once

#include <string>
#include <vector>

namespace runner {

void record_statements(bool on);  // starting forgets what was recorded before
[[nodiscard]] const std::vector<std::string>& recorded_statements();  // in order, at most 10,000
[[nodiscard]] std::size_t statement_count();                          // all of them

// Whether anything but plain reading was started since the last forget_touches(): only then a
// database may be other than it was, or its connection in another state.
[[nodiscard]] bool database_touched();
void forget_touches();

struct Sent {
  std::string text;
  std::string place;  // the candidate's line that sent it first; empty when none of them did
  int count = 0;
};
// Texts with how often they were sent, most frequent first, then in order.
[[nodiscard]] std::vector<Sent> grouped_statements(std::size_t most);

}  // namespace runner
