// Kills the server and its runners with -9 at random moments while submissions come in, and then
// asks whether anything was lost: every acknowledged submission is there, has exactly one report
// with the right verdict, and no session lost time to us.
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "server/sockets/client.hpp"

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

struct Options {
  std::string viva;
  std::string folder;
  int kills = 200;
  int clients = 4;
  unsigned seed = 1;
};

// The server as a child process that can be killed and started again on the same data.
class ServerProcess {
 public:
  explicit ServerProcess(const Options& options) : options_{options} {}
  ~ServerProcess() { kill(); }

  void start() {
    const std::string data = options_.folder + "/data", socket = socket_path();
    std::vector<std::string> words{options_.viva, "serve",        "--listen",
                                   "127.0.0.1:0", "--socket",     socket,
                                   "--data",      data,           "--jobs",
                                   "2",           "--token-file", options_.folder + "/token"};
    if (::geteuid() != 0) words.insert(words.end(), {"--without", "cgroup"});
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, 1, (options_.folder + "/log").c_str(),
                                       O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::posix_spawn_file_actions_adddup2(&actions, 1, 2);
    if (::posix_spawn(&pid_, options_.viva.c_str(), &actions, nullptr, argv.data(), environ) != 0)
      throw std::runtime_error{"start " + options_.viva};
    ::posix_spawn_file_actions_destroy(&actions);
  }

  void kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }

  // By itself.
  [[nodiscard]] bool has_ended() {
    if (::waitpid(pid_, nullptr, WNOHANG) != pid_) return false;
    pid_ = -1;
    return true;
  }

  // One of its runners; false when none is there at this moment.
  bool kill_a_runner(std::mt19937& random) const {
    std::vector<pid_t> runners;
    const fs::path tasks = fmt::format("/proc/{}/task", pid_);
    std::error_code gone;
    for (const auto& task : fs::directory_iterator{tasks, gone}) {
      std::ifstream children{task.path() / "children"};
      for (pid_t pid = 0; children >> pid;) runners.push_back(pid);
    }
    if (runners.empty()) return false;
    ::kill(runners[random() % runners.size()], SIGKILL);
    return true;
  }

  [[nodiscard]] std::string socket_path() const { return options_.folder + "/socket"; }
  [[nodiscard]] std::string url() const { return "unix:" + socket_path(); }

 private:
  const Options& options_;
  pid_t pid_ = -1;
};

std::string read_token(const Options& options) {
  std::ifstream file{options.folder + "/token"};
  std::string token;
  file >> token;
  return token;
}

// Calls that are made again on a new connection until they are answered.
class Caller {
 public:
  Caller(std::string url, std::string token) : url_{std::move(url)}, token_{std::move(token)} {}

  json::value call(const std::string& method, const json::object& params,
                   const std::atomic<bool>* stop = nullptr) {
    const std::string text = json::serialize(
        json::object{{"jsonrpc", "2.0"}, {"id", ++id_}, {"method", method}, {"params", params}});
    const auto give_up = Clock::now() + seconds{60};
    while (Clock::now() < give_up && !(stop != nullptr && *stop)) {
      try {
        if (!client_) client_.emplace(url_, token_);
        client_->send(text);
        if (auto answer = wait_for(id_)) return *std::move(answer);
      } catch (const std::runtime_error&) {  // it was killed: that is what we are here for
      }
      client_.reset();
      std::this_thread::sleep_for(milliseconds{10});
    }
    return nullptr;
  }

 private:
  std::optional<json::value> wait_for(std::int64_t id) {
    for (;;) {
      const auto message = client_->receive(seconds{10});
      if (!message) return std::nullopt;
      const json::value answer = json::parse(*message);
      const auto* answered = answer.as_object().if_contains("id");
      if (answered == nullptr || *answered != id) continue;
      if (const auto* error = answer.as_object().if_contains("error")) {
        const auto& details = error->as_object();
        const auto code = details.at("code").to_number<int>();
        if (code == -32029 || code == -32053) return std::nullopt;  // later
        throw std::logic_error{json::serialize(*error)};
      }
      return answer.as_object().at("result");
    }
  }

  std::string url_, token_;
  std::optional<server::Client> client_;
  std::int64_t id_ = 0;
};

struct Sent {
  std::string id;  // acknowledged
  bool right = false;
};

class Load {
 public:
  Load(const ServerProcess& server, std::string token, int clients)
      : server_{server}, token_{std::move(token)} {
    for (int i = 0; i < clients; ++i) threads_.emplace_back([this, i] { submit(i); });
  }

  std::map<std::string, Sent> stop() {
    stop_ = true;
    for (auto& thread : threads_) thread.join();
    if (!trouble_.empty()) throw std::runtime_error{"a client was refused: " + trouble_};
    return std::move(sent_);
  }

 private:
  void submit(int number) {
    Caller caller{server_.url(), token_};
    for (int i = 0; !stop_; ++i) {
      const bool right = i % 3 != 0;
      const std::string key = fmt::format("key-{}-{}", number, i);
      const std::string body =
          right ? "a, b = 0, 1\n    for _ in range(n):\n        a, b = b, a + b\n    return a"
                : "return n";
      const std::string text = fmt::format("def solve(n):\n    {}\n# {}\n", body, key);
      try {
        const json::value answer = caller.call(
            "submissions.create",
            {{"problem", "fibonacci"},
             {"batch", "faults"},
             {"idempotency_key", key},
             {"files", json::array{json::object{{"name", "solution.py"}, {"text", text}}}}},
            &stop_);
        if (answer.is_null()) return;
        const std::lock_guard lock{mutex_};
        sent_[key] = {std::string{answer.as_object().at("id").as_string()}, right};
      } catch (const std::logic_error& error) {
        const std::lock_guard lock{mutex_};
        trouble_ = error.what();
        return;
      }
    }
  }

  const ServerProcess& server_;
  std::string token_;
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::map<std::string, Sent> sent_;
  std::string trouble_;
  std::vector<std::thread> threads_;
};

struct Found {
  std::size_t missing = 0, unfinished = 0, wrong = 0, judge_errors = 0, doubled = 0;
};

// Each one's report, when everything that was queued has been judged.
Found examine(Caller& caller, const std::map<std::string, Sent>& sent) {
  Found found;
  std::map<std::string, int> ids;
  for (const auto& [key, one] : sent) ++ids[one.id];
  for (const auto& [id, times] : ids) found.doubled += times > 1 ? 1 : 0;
  for (const auto& [key, one] : sent) {
    json::value seen;
    const auto give_up = Clock::now() + seconds{120};
    while (Clock::now() < give_up) {
      seen = caller.call("submissions.get", {{"submission", one.id}});
      if (seen.is_null() || seen.as_object().at("state") == "done") break;
      std::this_thread::sleep_for(milliseconds{5});
    }
    if (seen.is_null() || seen.as_object().at("state") != "done") {
      ++(seen.is_null() ? found.missing : found.unfinished);
      continue;
    }
    const auto& verdict = seen.as_object().at("verdict");
    if (verdict == "judge_error")
      ++found.judge_errors;  // two runners died with it: told so, and counted against nobody
    else if (verdict != (one.right ? "accepted" : "wrong_answer"))
      ++found.wrong;
  }
  return found;
}

struct SessionTime {
  std::string id;
  Clock::time_point began;
  milliseconds away{0};  // while the server was dead
};

int run(const Options& options) {
  std::mt19937 random{options.seed};
  ServerProcess server{options};
  server.start();
  while (read_token(options).empty()) {
    if (server.has_ended())
      throw std::runtime_error{"the server did not start; see " + options.folder + "/log"};
    std::this_thread::sleep_for(milliseconds{20});
  }
  const std::string token = read_token(options);
  Caller caller{server.url(), token};
  constexpr std::int64_t duration = 36'000;
  SessionTime session;
  session.id = caller.call("sessions.start", {{"duration_seconds", duration}})
                   .as_object()
                   .at("id")
                   .as_string();
  session.began = Clock::now();
  Load load{server, token, options.clients};
  int server_kills = 0, runner_kills = 0;
  for (int i = 0; i < options.kills; ++i) {
    std::this_thread::sleep_for(milliseconds{20 + random() % 400});
    if (random() % 2 == 0 && server.kill_a_runner(random)) {
      ++runner_kills;
      continue;
    }
    const auto killed = Clock::now();
    server.kill();
    ++server_kills;
    server.start();
    (void)caller.call("me.get", {});
    session.away += std::chrono::duration_cast<milliseconds>(Clock::now() - killed);
  }
  const auto sent = load.stop();
  const Found found = examine(caller, sent);
  const auto view = caller.call("sessions.get", {{"session", session.id}}).as_object();
  const auto elapsed = std::chrono::duration_cast<milliseconds>(Clock::now() - session.began);
  const std::int64_t left = view.at("left_seconds").to_number<std::int64_t>();
  const std::int64_t due = duration - (elapsed - session.away).count() / 1000;
  const bool time_kept = left + 1 >= due;
  fmt::print("killed the server {} times, runners {} times\n", server_kills, runner_kills);
  fmt::print(
      "acknowledged {}, missing {}, without a report {}, doubled {}, wrong {}, judge errors {}\n",
      sent.size(), found.missing, found.unfinished, found.doubled, found.wrong, found.judge_errors);
  fmt::print("session: {} s left, {} s due after {:.1f} s in which the server was away {:.1f} s\n",
             left, due, static_cast<double>(elapsed.count()) / 1000,
             static_cast<double>(session.away.count()) / 1000);
  const bool good = !sent.empty() &&
                    found.missing + found.unfinished + found.doubled + found.wrong == 0 &&
                    found.judge_errors * 20 <= sent.size() && time_kept;
  fmt::print("{}\n", good ? "nothing was lost" : "SOMETHING WAS LOST");
  return good ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app{"Kills the server and its runners under load, and asks whether anything was lost.",
               "faults"};
  app.add_option("--viva", options.viva, "The program")->required();
  app.add_option("--folder", options.folder, "An empty folder for data and log")->required();
  app.add_option("--kills", options.kills, "How often")->capture_default_str();
  app.add_option("--clients", options.clients, "At once")->capture_default_str();
  app.add_option("--seed", options.seed, "Of the random moments")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  ::signal(SIGPIPE, SIG_IGN);
  try {
    fs::create_directories(options.folder);
    return run(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "faults: {}\n", error.what());
    return 1;
  }
}
