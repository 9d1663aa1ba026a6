// viva runner: one judge at the end of a socket. Started by the server, not by people.
#include <memory>
#include <vector>

#include "cli/commands.hpp"
#include "runner/local_judge.hpp"
#include "server/dispatcher/worker.hpp"

namespace cli {
namespace {

struct Options {
  int cpu = -1;
  int number = 0;
  int heartbeat_ms = 250;
  std::vector<std::string> without;
};

int run(const Options& options) {
  // First of all: nothing that the judge starts may hold or use the streams of the protocol.
  const server::ProtocolStreams streams = server::take_standard_streams();
  runner::LocalJudgeOptions judge_options;
  judge_options.cpu = options.cpu;
  judge_options.number = options.number;
  judge_options.without.insert(options.without.begin(), options.without.end());
  runner::LocalJudge judge{judge_options};
  server::WorkerOptions worker;
  worker.in = streams.in.get();
  worker.out = streams.out.get();
  worker.heartbeat_every = std::chrono::milliseconds{options.heartbeat_ms};
  return server::run_worker(judge, worker);
}

}  // namespace

void add_runner(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("runner", "Judge what comes on stdin; started by `viva serve`");
  command->group("");  // not in the help of `viva`
  command->add_option("--cpu", options->cpu, "Run everything on this processor")->type_name("N");
  command->add_option("--number", options->number, "Its number among the runners of this server")
      ->check(CLI::Range(0, 1000).description(""))
      ->type_name("N");
  command->add_option("--heartbeat-ms", options->heartbeat_ms, "How often it says that it is alive")
      ->check(CLI::Range(1, 60'000).description(""))
      ->capture_default_str()
      ->type_name("N");
  command
      ->add_option("--without", options->without,
                   "Judge although this protection is missing (cgroup); every report says so")
      ->check(CLI::IsMember({"cgroup"}).description(""))
      ->delimiter(',')
      ->type_name("NAME");
  command->footer(
      "It speaks the server's own protocol on stdin, a socket; there is nothing to type.\n"
      "Example, as the server starts it:\n"
      "  viva runner --number 0 --cpu 1");
  command->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace cli
