#include "bench/runners.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <stdexcept>

#include "bench/measure.hpp"
#include "server/dispatcher/runner_process.hpp"

namespace bench {
namespace {

namespace asio = boost::asio;
using server::RunnerProcess;

constexpr auto pause = std::chrono::milliseconds{5};

// One runner, told to judge again and again until nobody wants more.
class Fed {
 public:
  using Done = std::function<void(Fed&)>;  // after each report, and when it is ready
  Fed(asio::io_context& context, const RunnersAlone& alone, int number, Done done)
      : line_{to_line(alone.job)}, done_{std::move(done)} {
    auto command = alone.command;  // as the server starts it
    for (const char* option : {"--cpu", "--number"})
      command.insert(command.end(), {option, std::to_string(number)});
    process_ = server::start_runner(context, {command},
                                    {[this](const server::Message& message) { hear(message); },
                                     [this](const std::string& why) {
                                       if (!closing_)
                                         throw std::runtime_error{"a runner ended: " + why};
                                     }});
  }
  void judge() { process_->send(line_); }
  void close() {
    closing_ = true;
    process_->close();
  }

 private:
  void hear(const server::Message& message) {
    if (const auto* report = std::get_if<server::JobDone>(&message)) {
      if (report->outcome.verdict != "accepted")
        throw std::runtime_error{"the reference was not accepted: " + report->outcome.report};
      done_(*this);
    } else if (std::holds_alternative<server::RunnerReady>(message)) {
      done_(*this);
    }
  }

  std::string line_;
  Done done_;
  bool closing_ = false;
  std::shared_ptr<RunnerProcess> process_;
};

}  // namespace

double rate_of_runners(const RunnersAlone& runners, int count, double seconds) {
  constexpr int warm_up = 20;
  asio::io_context context;
  std::vector<std::unique_ptr<Fed>> all;
  int judged = 0, warm = -count * warm_up;  // counted from below zero: the first ones warm up
  Clock::time_point begin, end = Clock::time_point::max();
  for (int i = 0; i < count; ++i) {
    all.push_back(std::make_unique<Fed>(context, runners, i, [&](Fed& runner) {
      const auto now = Clock::now();
      if (++warm == 0) {
        begin = now;
        end = now +
              std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>{seconds});
      } else if (warm > 0 && now < end) {
        ++judged;
      }
      now < end ? runner.judge() : runner.close();
    }));
  }
  context.run();
  return judged / seconds;
}

std::vector<double> latency_of_runner(const RunnersAlone& runners, int runs) {
  constexpr int warm_up = 20;
  asio::io_context context;
  asio::steady_timer timer{context};
  std::vector<double> samples;
  int done = -warm_up;
  Clock::time_point sent;
  Fed runner{context, runners, 0, [&](Fed& self) {
               const Microseconds took = Clock::now() - sent;
               if (done++ > 0) samples.push_back(took.count());
               if (static_cast<int>(samples.size()) == runs) return self.close();
               timer.expires_after(pause);
               timer.async_wait([&](auto) {
                 sent = Clock::now();
                 self.judge();
               });
             }};
  context.run();
  return samples;
}

}  // namespace bench
