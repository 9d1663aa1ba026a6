// The loop of a runner's process: reads jobs, judges them one after the other, says what happens.
// Knows nothing of queues, owners or the store.
#pragma once

#include <chrono>

#include "runner/judge.hpp"
#include "sandbox/linux/unique_fd.hpp"

namespace server {

struct WorkerOptions {
  int in = 0;
  int out = 1;
  std::chrono::milliseconds heartbeat_every{250};
  // A judge that needs longer for one submission hangs: the heartbeat ends, and so will this
  // process.
  std::chrono::milliseconds longest_judging = std::chrono::minutes{15};
};

// Returns an exit status: 0 when `in` was closed, 1 when what came was not of the protocol, or
// nobody reads any more. A submission that cannot be judged is a judge_error, whatever was thrown.
int run_worker(runner::Judge& judge, const WorkerOptions& options);

// The streams of the protocol, for this process alone: whatever else writes to stdout afterwards
// goes to stderr, and stdin is empty. Call it before anything is started that could inherit them.
struct ProtocolStreams {
  sandbox::UniqueFd in, out;
};
[[nodiscard]] ProtocolStreams take_standard_streams();

}  // namespace server
