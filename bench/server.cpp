#include "bench/server.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "bench/load.hpp"
#include "bench/measure.hpp"
#include "bench/runners.hpp"
#include "problems/package.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;
namespace asio = boost::asio;
using asio::ip::tcp;

constexpr int rounds = 9;         // of both sides in turn: the machine's speed changes meanwhile
constexpr int graders = 4;        // more connections than one user may have queued
constexpr int idle_peers = 2000;  // connections that only stay
constexpr auto to_start = std::chrono::seconds{20};

fs::path viva() { return fs::canonical("/proc/self/exe").parent_path() / "viva"; }

std::uint16_t free_port() {
  asio::io_context context;
  const tcp::acceptor taken{context, {asio::ip::address_v4::loopback(), 0}};
  return taken.local_endpoint().port();
}

// `viva serve` with a data folder of its own, ended and removed with this.
class Server {
 public:
  Server(const ServerOptions& options, int runners) {
    std::string name = (fs::temp_directory_path() / "viva-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"cannot make a folder"};
    folder_ = name;
    served_.port = free_port();
    http_port_ = free_port();
    std::vector<std::string> words{viva(),         "serve",
                                   "--listen",     fmt::format("127.0.0.1:{}", http_port_),
                                   "--lines",      fmt::format("127.0.0.1:{}", served_.port),
                                   "--data",       folder_ / "data",
                                   "--bank",       options.folder / "packages",
                                   "--jobs",       std::to_string(runners),
                                   "--token-file", folder_ / "token"};
    for (const auto& name_of_protection : options.without)
      words.insert(words.end(), {"--without", name_of_protection});
    start(words);
    wait_until_it_listens();
    make_graders(served_, graders);
  }
  ~Server() {
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
    fs::remove_all(folder_);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  Served& served() { return served_; }
  [[nodiscard]] std::uint16_t http_port() const { return http_port_; }
  [[nodiscard]] const fs::path& folder() const { return folder_; }

  // Its own memory that it shares with nobody, in KiB.
  [[nodiscard]] double memory_kib() const {
    std::ifstream file{fmt::format("/proc/{}/smaps_rollup", pid_)};
    double sum = 0;
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("Private_Dirty:") || line.starts_with("Private_Clean:"))
        sum += std::stod(line.substr(line.find(':') + 1));
    }
    return sum;
  }

 private:
  void start(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_ = ::fork();
    if (pid_ < 0) throw std::runtime_error{"cannot fork"};
    if (pid_ > 0) return;
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    ::dup2(nothing, STDOUT_FILENO);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }

  void wait_until_it_listens() {
    const auto until = Clock::now() + to_start;
    asio::io_context context;
    for (;;) {
      tcp::socket socket{context};
      boost::system::error_code refused;
      socket.connect({asio::ip::address_v4::loopback(), served_.port}, refused);
      std::getline(std::ifstream{folder_ / "token"}, served_.administrator);
      if (!refused && !served_.administrator.empty()) return;
      if (Clock::now() > until || ::waitpid(pid_, nullptr, WNOHANG) != 0)
        throw std::runtime_error{"viva serve did not start"};
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
  }

  fs::path folder_;
  pid_t pid_ = -1;
  Served served_;
  std::uint16_t http_port_ = 0;
};

// What the disk of the data folder needs for one small durable write: an append and fdatasync().
double durable_write(const fs::path& folder, int runs) {
  const int fd =
      ::open((folder / "write").c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  const std::string page(4096, 'x');
  std::vector<double> samples;
  for (int i = 0; i < runs; ++i) {
    samples.push_back(microseconds([&] {
      if (::write(fd, page.data(), page.size()) < 0 || ::fdatasync(fd) < 0)
        throw std::runtime_error{"cannot write to the data folder"};
    }));
  }
  ::close(fd);
  return median(samples);
}

void measure_throughput(const ServerOptions& options, const RunnersAlone& alone, Server& server,
                        int cores, Results& results) {
  const double seconds = options.seconds / 3;
  std::vector<double> through, by_hand, ratios;
  for (int i = 0; i < rounds; ++i) {
    by_hand.push_back(rate_of_runners(alone, cores, seconds));
    through.push_back(rate_of_server(server.served(), options.connections, seconds));
    ratios.push_back(through.back() / by_hand.back());
  }
  results.ratio("server_vs_runners", median(ratios),
                fmt::format("{:.0f}/s over {} connections, {:.0f}/s by {} runners alone",
                            median(through), options.connections, median(by_hand), cores));
}

void measure_latency(const ServerOptions& options, const RunnersAlone& alone, Server& server,
                     Results& results) {
  std::vector<double> by_hand;
  Latency latency;
  constexpr int block = 20;
  for (int done = 0; done < options.runs; done += block) {
    const auto few = latency_of_runner(alone, block);
    by_hand.insert(by_hand.end(), few.begin(), few.end());
    const Latency served = latency_of_server(server.served(), block);
    latency.judged.insert(latency.judged.end(), served.judged.begin(), served.judged.end());
    latency.acknowledged.insert(latency.acknowledged.end(), served.acknowledged.begin(),
                                served.acknowledged.end());
  }
  results.figure("server_submission_us", median(latency.judged),
                 "us, sent until its report is here");
  results.figure("runner_submission_us", median(by_hand), "us, of it in a runner");
  results.figure("server_adds_us", median(latency.judged) - median(by_hand), "us");
  results.figure("server_acknowledges_us", median(latency.acknowledged), "us, on disk by then");
  results.figure("durable_write_us", durable_write(server.folder(), options.runs),
                 "us, 4 KiB and fdatasync() on that disk");
}

void measure_beside_batch(const ServerOptions& options, Server& server, Results& results) {
  const int runs = std::max(options.runs, 300);
  const double idle = percentile(latency_of_server(server.served(), runs).judged, 0.99);
  const std::string last = queue_batch(server.served(), options.batch);
  const Latency beside = latency_of_server(server.served(), runs);
  if (is_judged(server.served(), last))
    throw std::runtime_error{"the batch was over too early; give --batch a larger number"};
  const double busy = percentile(beside.judged, 0.99);
  results.ratio("interactive_p99_beside_batch", busy / idle,
                fmt::format("{:.2f} ms beside a batch of {}, {:.2f} ms at idle", busy / 1000,
                            options.batch, idle / 1000));
}

void measure_idle_connections(const ServerOptions& options, Results& results) {
  Server server{options, 1};
  asio::io_context context;
  const double before = server.memory_kib();
  std::vector<tcp::socket> peers;
  for (int i = 0; i < idle_peers; ++i) {
    auto& peer = peers.emplace_back(context);
    peer.connect({asio::ip::address_v4::loopback(), server.http_port()});
    const std::string request =
        "GET /v1/socket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: "
        "Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    asio::write(peer, asio::buffer(request));
    char answer[12];
    asio::read(peer, asio::buffer(answer));
    if (std::string_view{answer, sizeof answer} != "HTTP/1.1 101")
      throw std::runtime_error{"no WebSocket: " + std::string{answer, sizeof answer}};
  }
  results.figure("idle_connection_kib", (server.memory_kib() - before) / idle_peers,
                 fmt::format("KiB, of {} WebSockets", idle_peers));
}

}  // namespace

void measure_server(const ServerOptions& options, Results& results) {
  const auto folder = options.folder / "packages/bench/python-ten-cases";
  const auto problem = problems::load_package(folder);
  const auto& files = problem->submissions.at(problem->reference).files;
  server::Job job{"bench", folder, problem->digest, 1, false, files};
  job.remarks = job.counterexample = true;  // as the server gives it
  RunnersAlone alone{{viva(), "runner"}, std::move(job)};
  for (const auto& name : options.without) {
    alone.command.emplace_back("--without");
    alone.command.push_back(name);
  }
  const int cores = static_cast<int>(std::thread::hardware_concurrency());
  results.say("server (python-ten-cases)");
  {
    Server server{options, cores};
    server.served().problem = problem->id;
    server.served().source = files.front().text;
    measure_latency(options, alone, server, results);
    measure_throughput(options, alone, server, cores, results);
    measure_beside_batch(options, server, results);
  }
  measure_idle_connections(options, results);
}

}  // namespace bench
