// Starts one program with a socket as its stdin and stdout.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/process/v2/process.hpp>
#include <string>
#include <vector>

#include "sandbox/linux/unique_fd.hpp"

namespace server {

struct Launched {
  boost::process::v2::process process;
  sandbox::UniqueFd socket;  // our end
};

// The child has this socket, stderr, and no other descriptor; a process group of its own, so that
// Ctrl-C at the server's terminal is the server's alone; and it dies with the calling thread.
// Throws std::system_error.
[[nodiscard]] Launched launch(boost::asio::io_context& context,
                              const std::vector<std::string>& words);

// "exit status 3", "signal 9"
[[nodiscard]] std::string how_it_ended(int native_exit_code);

}  // namespace server
