// One runner: a child process, the socket to it, and the watch over its heartbeat.
// Knows lines and signals; nothing of queues or the store.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/dispatcher/protocol.hpp"

namespace server {

class RunnerProcess {
 public:
  struct Listener {
    std::function<void(const Message&)> on_message;
    std::function<void(const std::string& why)> on_gone;  // once, when nothing is left of it
  };

  virtual ~RunnerProcess() = default;

  virtual void send(std::string line) = 0;
  virtual void close() = 0;  // its stdin: it ends when it has done what it has
  virtual void kill(const std::string& why) = 0;
  virtual void abandon() = 0;  // kills it; nobody listens any more

  [[nodiscard]] virtual int pid() const = 0;
};

struct RunnerCommand {
  std::vector<std::string> words;  // program and arguments
  // It is killed when it says nothing for so long; its first line may take longer.
  std::chrono::milliseconds lease{2000};
};

// The child has stdin and stdout, which are one socket, stderr, and no other descriptor; it dies
// with the calling thread. Throws std::system_error when it cannot be started.
[[nodiscard]] std::shared_ptr<RunnerProcess> start_runner(boost::asio::io_context& context,
                                                          const RunnerCommand& command,
                                                          RunnerProcess::Listener listener);

}  // namespace server
