#include "server/dispatcher/runner_pool.hpp"

#include <sched.h>

#include <algorithm>
#include <cstdio>
#include <system_error>

#include "server/log.hpp"

namespace server {
namespace {

constexpr milliseconds first_backoff{100};
constexpr milliseconds longest_backoff{10'000};

// The processors that this process may use; runners take turns on them.
std::vector<int> processors() {
  cpu_set_t set;
  CPU_ZERO(&set);
  std::vector<int> allowed;
  if (::sched_getaffinity(0, sizeof set, &set) != 0) return allowed;
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (CPU_ISSET(static_cast<unsigned>(cpu), &set)) allowed.push_back(cpu);
  }
  return allowed;
}

// The job that a message is about; null for those that are about the runner.
const std::string* job_of(const Message& message) {
  if (const auto* running = std::get_if<JobRunning>(&message)) return &running->id;
  if (const auto* returned = std::get_if<JobReturned>(&message)) return &returned->id;
  if (const auto* testcase = std::get_if<JobTestcase>(&message)) return &testcase->id;
  if (const auto* done = std::get_if<JobDone>(&message)) return &done->id;
  return nullptr;
}

}  // namespace

RunnerPool::RunnerPool(boost::asio::io_context& context, const DispatcherOptions& options,
                       Listener listener)
    : context_{context}, options_{options}, listener_{std::move(listener)} {
  for (int i = 0; i < options.runners; ++i) {
    places_.push_back(std::make_unique<Place>(context));
    places_.back()->backoff = first_backoff;
  }
}

RunnerPool::~RunnerPool() {
  for (const auto& place : places_) {
    if (place->process) place->process->abandon();
  }
}

void RunnerPool::start() {
  for (std::size_t runner = 0; runner < places_.size(); ++runner) start(runner);
}

RunnerCommand RunnerPool::command_of(std::size_t runner) const {
  RunnerCommand command{options_.runner_command, options_.lease};
  const auto add = [&](const char* option, auto value) {
    command.words.emplace_back(option);
    command.words.push_back(std::to_string(value));
  };
  const std::vector<int> cpus = processors();
  if (!cpus.empty()) add("--cpu", cpus[runner % cpus.size()]);
  add("--number", runner);
  add("--heartbeat-ms", options_.heartbeat_every.count());
  return command;
}

void RunnerPool::start(std::size_t runner) {
  try {
    places_[runner]->process =
        start_runner(context_, command_of(runner),
                     {[this, runner](const Message& message) { hear(runner, message); },
                      [this, runner](const std::string& why) { gone(runner, why); }});
  } catch (const std::system_error& error) {
    log("runner {}: {}", runner, error.what());
    start_later(runner);
  }
}

void RunnerPool::start_later(std::size_t runner) {
  Place& place = *places_[runner];
  place.restart.set(place.backoff, [this, runner] { start(runner); });
  place.backoff = std::min(place.backoff * 2, longest_backoff);
}

void RunnerPool::hear(std::size_t runner, const Message& message) {
  Place& place = *places_[runner];
  if (const std::string* job = job_of(message)) {
    const auto spoken_of = std::find(place.jobs.begin(), place.jobs.end(), *job);
    const bool done = std::holds_alternative<JobDone>(message);
    const bool returned = std::holds_alternative<JobReturned>(message);
    if (spoken_of == place.jobs.end() || (spoken_of != place.jobs.begin() && !returned))
      return kill(runner, "it spoke of a job it does not have");
    if (done || returned) place.jobs.erase(spoken_of);
    if (done) place.backoff = first_backoff;
    if (closing_ && place.jobs.empty()) place.process->close();
    listener_.on_message(runner, message);
  } else if (std::holds_alternative<RunnerReady>(message)) {
    place.ready = true;
    listener_.on_ready(runner);
  }
}

void RunnerPool::gone(std::size_t runner, const std::string& why) {
  Place& place = *places_[runner];
  place.process.reset();
  place.ready = false;
  place.jobs.clear();
  if (!closing_) {
    ++lost_;
    log("runner {} is gone: {}", runner, why);
    start_later(runner);
  }
  listener_.on_gone(runner, why);
}

std::optional<std::size_t> RunnerPool::idle() const {
  const auto found = std::find_if(places_.begin(), places_.end(), [](const auto& place) {
    return place->ready && place->jobs.empty();
  });
  if (found == places_.end() || closing_) return std::nullopt;
  return static_cast<std::size_t>(found - places_.begin());
}

std::optional<std::size_t> RunnerPool::jobs_of(std::size_t runner) const {
  if (!places_[runner]->ready || closing_) return std::nullopt;
  return places_[runner]->jobs.size();
}

void RunnerPool::give(std::size_t runner, const std::string& job, std::string line) {
  places_[runner]->jobs.push_back(job);
  places_[runner]->process->send(std::move(line));
}

void RunnerPool::kill(std::size_t runner, const std::string& why) {
  if (places_[runner]->process) places_[runner]->process->kill(why);
}

void RunnerPool::close() {
  closing_ = true;
  for (const auto& place : places_) {
    place->restart.cancel();
    if (place->process && place->jobs.empty()) place->process->close();
  }
}

void RunnerPool::kill_all() {
  for (std::size_t runner = 0; runner < places_.size(); ++runner) kill(runner, "stopped");
}

std::size_t RunnerPool::alive() const {
  return static_cast<std::size_t>(std::count_if(
      places_.begin(), places_.end(), [](const auto& place) { return place->process != nullptr; }));
}

std::size_t RunnerPool::ready() const {
  return static_cast<std::size_t>(std::count_if(places_.begin(), places_.end(),
                                                [](const auto& place) { return place->ready; }));
}

}  // namespace server
