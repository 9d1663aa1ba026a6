#include "cli/local_server.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <thread>

#include "cli/private_file.hpp"
#include "sandbox/linux/unique_fd.hpp"
#include "server/server.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

constexpr std::chrono::seconds start_patience{5};  // another program may be starting it just now
constexpr std::chrono::milliseconds pause{100};

server::ServerOptions server_options(const LocalServerOptions& options) {
  server::ServerOptions made;
  made.sockets.listen.clear();  // nobody else is served
  made.sockets.unix_path = options.data / "socket";
  made.data = options.data;
  made.bank = options.bank;
  made.runners = 1;
  made.runner_command = {fs::read_symlink("/proc/self/exe").string(), "runner"};
  if (options.without_cgroup) {
    made.runner_command.emplace_back("--without");
    made.runner_command.emplace_back("cgroup");
  }
  return made;
}

}  // namespace

fs::path state_folder() {
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state != '\0')
    return fs::path{state} / "viva";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
    return fs::path{home} / ".local/state/viva";
  return "/var/lib/viva";
}

struct LocalServer::Running {
  explicit Running(const LocalServerOptions& options) : server{server_options(options)} {
    const fs::path token = options.data / "token";
    if (!fs::exists(token))
      write_private(token, server.make_user(server::Role::candidate, options.candidate) + "\n");
    thread = std::thread{[this] { server.run(false); }};
  }
  ~Running() {
    server.stop();
    thread.join();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  server::Server server;
  std::thread thread;
};

LocalServer::LocalServer(LocalServerOptions options) : options_{std::move(options)} {
  fs::create_directories(options_.data);
  fs::permissions(options_.data, fs::perms::owner_all);
}

LocalServer::~LocalServer() = default;

void LocalServer::need() {
  const auto deadline = steady_clock::now() + start_patience;
  while (!running_ && !somebody_listens()) {
    try {
      running_ = std::make_unique<Running>(options_);
    } catch (const std::exception&) {
      if (steady_clock::now() > deadline) throw;
      std::this_thread::sleep_for(pause);
    }
  }
}

std::string LocalServer::url() const { return "unix:" + (options_.data / "socket").string(); }

std::string LocalServer::token() const {
  std::string token = read_private(options_.data / "token");
  while (token.ends_with('\n')) token.pop_back();
  return token;
}

bool LocalServer::somebody_listens() const {
  const std::string path = (options_.data / "socket").string();
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path || !fs::exists(options_.data / "token")) return false;
  path.copy(address.sun_path, path.size());
  const sandbox::UniqueFd probe{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  return ::connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

}  // namespace cli
