// The program `viva`: the command line and the wiring. Each subcommand is a file of its own.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <exception>

#include "cli/commands.hpp"
#include "cli/remote.hpp"
#include "problems/package.hpp"
#include "runner/local_judge.hpp"
#include "runner/render.hpp"

namespace {

// What is opened first would else be standard output, and what is printed be written into it.
// Writing to what takes their place fails, so that it is noticed.
void need_standard_streams() {
  while (true) {
    const int fd = ::open("/dev/null", O_RDONLY);
    if (fd < 0) return;
    if (fd > STDERR_FILENO) return (void)::close(fd);
  }
}

}  // namespace

int main(int argc, char** argv) {
  need_standard_streams();
  CLI::App app{
      "Viva, the mock-interview coding judge: runs a candidate's code in a sealed cell and says "
      "what it did.",
      "viva"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "viva " VIVA_VERSION);
  app.footer(
      "Examples:\n"
      "  viva list                            the problems\n"
      "  viva grade fibonacci solution.py     grade a file and show the feedback\n"
      "  viva batch week1.zip --problem fibonacci --out week1.jsonl\n"
      "                                       grade a class\n"
      "  viva practice                        a mock interview in this terminal\n"
      "  viva serve                           the server, for others to submit to\n"
      "  viva submit fibonacci solution.py    submit to a server\n"
      "  viva check                           the gate for authors of problems\n"
      "  viva doctor                          what keeps submissions in, and whether it is in "
      "force");
  cli::Action action;
  cli::add_grade(app, action);
  cli::add_batch(app, action);
  cli::add_merge(app, action);
  cli::add_regrade(app, action);
  cli::add_verify(app, action);
  cli::add_list(app, action);
  cli::add_check(app, action);
  cli::add_new(app, action);
  cli::add_import(app, action);
  cli::add_doctor(app, action);
  cli::add_serve(app, action);
  cli::add_runner(app, action);
  cli::add_submit(app, action);
  cli::add_practice(app, action);
  cli::add_completion(app, action);
  try {
    app.parse(argc, argv);
    return action();
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : cli::wrong_usage;
  } catch (const cli::UsageError& error) {
    fmt::print(stderr, "viva: {}\n", runner::printable(error.what()));
    return cli::wrong_usage;
  } catch (const cli::Refusal& refusal) {
    fmt::print(stderr, "viva: {}\n", runner::printable(refusal.what()));
    return refusal.status() < 500 ? cli::wrong_usage : cli::judge_failed;
  } catch (const problems::PackageError& error) {
    fmt::print(stderr, "{}\n", runner::printable(error.what()));
    return cli::wrong_usage;
  } catch (const runner::MissingProtection& error) {
    fmt::print(stderr, "viva: {}\n", runner::printable(error.what()));
    return cli::judge_failed;
  } catch (const std::exception& error) {
    fmt::print(stderr, "viva: {}\n", runner::printable(error.what()));
    return cli::judge_failed;
  }
}
