#include "server/server.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "server/api/identity.hpp"
#include "server/api/service.hpp"
#include "server/api/session_time.hpp"
#include "server/log.hpp"

namespace server {

namespace fs = std::filesystem;
namespace json = boost::json;
namespace asio = boost::asio;

namespace {

constexpr milliseconds alive_every{1000};
constexpr milliseconds stop_patience{10'000};

// Held by the process for as long as it lives.
class FolderLock {
 public:
  explicit FolderLock(const fs::path& data) {
    std::error_code failed;
    fs::create_directories(data / "packages", failed);
    if (!failed) fs::permissions(data, fs::perms::owner_all, failed);
    if (!failed) fd_ = ::open((data / "lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (fd_ < 0)
      throw std::runtime_error{
          fmt::format("{}: cannot be written to; give its owner the right, or "
                      "another folder by --data",
                      data.string())};
    if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
      ::close(fd_);
      throw std::runtime_error{
          fmt::format("{}: another server is using it; stop that one first", data.string())};
    }
  }
  ~FolderLock() { ::close(fd_); }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int fd_ = -1;
};

void write_private(const fs::path& path, const std::string& text) {
  const int fd = ::open(path.c_str(), O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0 || ::write(fd, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    throw std::runtime_error{path.string() + ": cannot be written"};
  ::close(fd);
}

std::string read_text(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

struct Server::Parts {
  explicit Parts(const ServerOptions& given)
      : options{given},
        lock{options.data},
        store{open_sqlite_store((options.data / "viva.db").string())},
        shelf{options.bank, options.data, *store, clock},
        service{*store, shelf, clock, service_options(options)},
        dispatcher{context,
                   *store,
                   clock,
                   dispatcher_options(options),
                   [this](const std::string& digest) { return shelf.folder(digest).string(); },
                   [this](const Event& event) { service.on_event(event); }} {
    service.use(dispatcher);
    record_outage();
    service.use(settling);
    dispatcher.use(settling);
    dispatcher.start();
    sockets = std::make_unique<Sockets>(context, service, options.sockets);
    keep_alive();
  }

  static DispatcherOptions dispatcher_options(const ServerOptions& options) {
    DispatcherOptions made;
    made.runner_command = options.runner_command;
    made.runners = options.runners;
    return made;
  }

  static ServiceOptions service_options(const ServerOptions& options) {
    ServiceOptions made;
    made.open_metrics = options.open_metrics;
    return made;
  }

  // What passed since the server was last known to be alive is nobody's time.
  void record_outage() {
    const auto alive = store->last_alive();
    if (alive && *alive < clock.now()) {
      store->add_outage(*alive, clock.now());
      give_back_to_open_sessions(service);
    }
    mark_alive();
  }

  void mark_alive() {
    store->mark_alive(clock.now());
    settling.when_kept([](bool /*kept*/) {});
  }

  void keep_alive() {
    timer.expires_after(alive_every);
    timer.async_wait([this](const boost::system::error_code& error) {
      if (error) return;
      try {
        mark_alive();
      } catch (const StoreError& problem) {
        log("{}", problem.what());
      }
      keep_alive();
    });
  }

  void begin_stop() {
    if (stopping) return;
    stopping = true;
    timer.cancel();
    dispatcher.stop(stop_patience, [this] {
      sockets->stop(milliseconds{1000});
      finish.expires_after(milliseconds{200});
      finish.async_wait([this](const boost::system::error_code&) { context.stop(); });
    });
  }

  ServerOptions options;
  FolderLock lock;
  asio::io_context context{1};
  SystemClock clock;
  std::unique_ptr<Store> store;
  Shelf shelf;
  Service service;
  Dispatcher dispatcher;
  Settling settling{context, *store};
  std::unique_ptr<Sockets> sockets;
  asio::steady_timer timer{context}, finish{context};
  bool stopping = false;
};

Server::Server(const ServerOptions& options) : parts_{std::make_unique<Parts>(options)} {}
Server::~Server() = default;

unsigned short Server::port() const { return parts_->sockets->port(); }
std::vector<std::string> Server::broken_packages() const { return parts_->shelf.errors(); }
std::size_t Server::problems() const { return parts_->shelf.all().size(); }

void Server::make_first_administrator(
    const std::function<void(const std::string& token)>& hand_over) {
  if (parts_->store->has_administrator()) return;
  const std::string token = make_token();
  hand_over(token);
  (void)parts_->service.make_user(Role::administrator, "administrator", token);
}

std::string Server::make_user(Role role, const std::string& name) {
  return parts_->service.make_user(role, name);
}

Server::Demonstration Server::demonstration() {
  const fs::path file = parts_->options.data / "demonstration.json";
  if (fs::exists(file)) {
    const json::object kept = json::parse(read_text(file)).as_object();
    return {std::string{kept.at("interviewer").as_string()},
            std::string{kept.at("invitation").as_string()}};
  }
  auto& service = parts_->service;
  const std::string token = make_user(Role::interviewer, "Demonstration");
  const auto call = [&](const char* name, const json::object& params) {
    for (const auto& method : catalogue()) {
      if (method.name == name)
        return service.run(method, params, token, nullptr, {}).value.as_object();
    }
    throw std::logic_error{"no such method"};
  };
  const auto set = call("problem_sets.create",
                        {{"title", "A first interview"}, {"choose", json::object{{"count", 5}}}});
  const auto assignment =
      call("assignments.create",
           {{"problem_set", set.at("id")}, {"settings", json::object{{"duration_seconds", 5400}}}});
  const auto invitation =
      call("assignments.invite", {{"assignment", assignment.at("id")}, {"uses", 1000}});
  const Demonstration made{token, std::string{invitation.at("token").as_string()}};
  write_private(file, json::serialize(json::object{{"interviewer", made.interviewer_token},
                                                   {"invitation", made.invitation}}));
  return made;
}

void Server::run(bool signals) {
  asio::signal_set ends{parts_->context};
  if (signals) {
    ends.add(SIGTERM);
    ends.add(SIGINT);
    ends.async_wait([this](const boost::system::error_code& error, int) {
      if (!error) parts_->begin_stop();
    });
  }
  parts_->context.run();
}

void Server::stop() {
  asio::post(parts_->context, [this] { parts_->begin_stop(); });
}

}  // namespace server
