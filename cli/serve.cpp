// viva serve: the server, and what its operator has to know when it starts.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <thread>

#include "cli/commands.hpp"
#include "cli/local_server.hpp"
#include "server/server.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string listen = "127.0.0.1:8420";
  std::string lines;
  std::string socket;
  std::string data;
  std::string bank;
  std::string token_file;
  std::string certificate, key;
  std::vector<std::string> without;
  int jobs = 0;
  bool demonstration = false;
  bool open_metrics = false;
};

server::ServerOptions server_options(const Options& options) {
  server::ServerOptions made;
  made.sockets.listen = options.listen;
  made.sockets.lines = options.lines;
  made.sockets.unix_path = options.socket;
  made.sockets.certificate = options.certificate;
  made.sockets.key = options.key;
  made.data = options.data.empty() ? state_folder() : fs::path{options.data};
  made.bank = options.bank.empty() ? default_bank() : fs::path{options.bank};
  made.open_metrics = options.open_metrics;
  made.runners = options.jobs > 0
                     ? options.jobs
                     : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  made.runner_command = {fs::read_symlink("/proc/self/exe").string(), "runner"};
  for (const auto& name : options.without) {
    made.runner_command.emplace_back("--without");
    made.runner_command.push_back(name);
  }
  return made;
}

// Only its owner can read it, and it was not there before, or was a file of ours.
void write_token_file(const std::string& path, const std::string& token) {
  const int fd = ::open(path.c_str(), O_CREAT | O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  const std::string text = token + "\n";
  if (fd < 0 || ::fchmod(fd, 0600) != 0 ||
      ::write(fd, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    throw std::runtime_error{path + ": the administrator's token cannot be written there"};
  ::close(fd);
}

void hand_over(const std::string& token, const Options& options) {
  if (!options.token_file.empty()) {
    write_token_file(options.token_file, token);
    fmt::print("The administrator's token is in {}\n", options.token_file);
    return;
  }
  fmt::print("Administrator's token, shown this once: {}\n", token);
  if (std::fflush(stdout) != 0)
    throw std::runtime_error{
        "the administrator's token cannot be printed; see where standard output goes, or name a "
        "file by --token-file"};
}

std::string address_of(const server::Server& server, const Options& options) {
  if (options.listen.empty())
    return options.lines.empty() ? "unix:" + options.socket : options.lines;
  return fmt::format("{}://{}:{}", options.certificate.empty() ? "http" : "https",
                     options.listen.substr(0, options.listen.rfind(':')), server.port());
}

int serve(const Options& options) {
  const auto made = server_options(options);
  server::Server server{made};
  const std::string address = address_of(server, options);
  for (const auto& error : server.broken_packages()) fmt::print(stderr, "{}\n", error);
  server.make_first_administrator([&](const std::string& token) { hand_over(token, options); });
  if (options.demonstration) {
    const auto links = server.demonstration();
    fmt::print("Interviewer: {}/#token={}\nCandidate:   {}/i/{}\n", address,
               links.interviewer_token, address, links.invitation);
    fmt::print("             or in a terminal: viva practice {}/i/{}\n", address, links.invitation);
  }
  fmt::print("Viva serves {} problems on {} with {} runners; data in {}\n", server.problems(),
             address, made.runners, made.data.string());
  std::fflush(stdout);
  server.run(true);
  fmt::print("Viva has stopped; what was queued is kept.\n");
  return all_accepted;
}

}  // namespace

void add_serve(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "serve", "Serve candidates and interviewers over HTTP, WebSocket and JSON lines");
  command
      ->add_option("--listen", options->listen,
                   "Address of HTTP and WebSocket; port 0 takes a free one, an empty text none")
      ->capture_default_str()
      ->type_name("HOST:PORT");
  command->add_option("--lines", options->lines, "Address of JSON lines over TCP (default: none)")
      ->type_name("HOST:PORT");
  command->add_option("--socket", options->socket, "Unix socket for JSON lines (default: none)")
      ->type_name("PATH");
  command
      ->add_option("--data", options->data,
                   "Folder of the database and of kept problem versions "
                   "(default: ~/.local/state/viva)")
      ->envname("VIVA_DATA")
      ->type_name("DIR");
  add_bank_option(*command, options->bank);
  command->add_option("--jobs", options->jobs, "Runners (default: one for each processor)")
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N");
  command
      ->add_option("--token-file", options->token_file,
                   "Where to write the first administrator's token, in place of printing it")
      ->type_name("FILE");
  command->add_option("--certificate", options->certificate, "TLS certificate chain, PEM")
      ->type_name("FILE");
  command->add_option("--key", options->key, "Its private key, PEM")->type_name("FILE");
  command
      ->add_option("--without", options->without,
                   "Judge although this protection is missing (cgroup); every report says so")
      ->check(CLI::IsMember({"cgroup"}).description(""))
      ->delimiter(',')
      ->type_name("NAME");
  command->add_flag("--demonstration", options->demonstration,
                    "Make an interviewer and an open invitation, and print their links");
  command->add_flag("--open-metrics", options->open_metrics,
                    "Give /metrics to anybody, without a token");
  command->footer(
      "A new data folder gets an administrator, whose token is shown once. SIGTERM finishes what "
      "runs, "
      "keeps\nwhat is queued, and stops.\n"
      "Exit status: 0 stopped by a signal, 2 wrong usage, 3 it could not start; the message says "
      "why.\n"
      "Examples:\n"
      "  viva serve\n"
      "  viva serve --demonstration\n"
      "  viva serve --listen 0.0.0.0:443 --certificate chain.pem --key key.pem --data "
      "/var/lib/viva\n"
      "  viva serve --socket /run/viva.sock --token-file /root/viva-token");
  command->callback([options, &action] { action = [options] { return serve(*options); }; });
}

}  // namespace cli
