#include "server/dispatcher/dispatcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <deque>
#include <map>

#include "server/dispatcher/event_log.hpp"
#include "server/dispatcher/fair_queue.hpp"
#include "server/dispatcher/fresh.hpp"
#include "server/dispatcher/outcomes.hpp"
#include "server/dispatcher/pace.hpp"
#include "server/dispatcher/runner_pool.hpp"
#include "server/dispatcher/store_writes.hpp"
#include "server/log.hpp"

namespace server {
namespace {

using std::chrono::steady_clock;

constexpr int most_lost_runners = 2;  // that die with one submission
constexpr std::chrono::seconds until_the_store_is_asked_again{1};
constexpr std::size_t most_jobs = 3;  // of a runner: one under way, and the next ones at hand

// What a runner has, and what is told when nobody can judge it.
struct Work {
  QueueEntry entry;
  Submission submission;  // without its files
  std::string file;       // the main one's name
  int max_score = 0;
  steady_clock::time_point begun{};  // its turn
};

std::shared_ptr<const Submission> judged(Submission submission, Time when, Outcome outcome) {
  submission.state = State::done;
  submission.finished = when;
  submission.outcome = std::move(outcome);
  return std::make_shared<const Submission>(std::move(submission));
}

// Remarks and counterexamples are looked for where somebody may see them as hints: not in batches,
// nor for assignments without hints.
bool may_be_helped(Store& store, const Submission& submission) {
  if (submission.lane == Lane::batch) return false;
  if (submission.session.empty()) return true;
  const auto session = store.session(submission.session);
  if (!session || session->assignment.empty()) return true;
  const auto assignment = store.assignment(session->assignment);
  return assignment && assignment->settings.hints == HintPolicy::after_failure;
}

}  // namespace

struct Dispatcher::Parts {
  Parts(boost::asio::io_context& context_, Store& store_, const Clock& clock_,
        DispatcherOptions options_, PackageFolder package_folder_, OnEvent on_event);

  void add(const QueueEntry& entry);
  void give_out();
  void ask_again();
  void give_ahead();
  [[nodiscard]] bool takes_another(std::size_t runner, std::size_t jobs) const;
  [[nodiscard]] bool give(std::size_t runner, const QueueEntry& entry);
  [[nodiscard]] int max_score_of(const std::string& digest);
  void hand_over(std::size_t runner, const QueueEntry& entry, Submission submission);
  [[nodiscard]] bool batch_may_run() const;
  void its_turn(Work& work) const;
  void hear(std::size_t runner, const Message& message);
  void running(const Work& work);
  void take_back(std::deque<Work>& work, const std::string& id);
  void runner_gone(std::size_t runner, const std::string& why);
  void give_back(Work work);
  [[nodiscard]] Settling::Patience patience(Lane lane) const;
  void finish(const Work& work, Outcome outcome);
  void fail(const Work& work, const std::string& why);
  void out_of_patience();
  void stop_when_over();

  boost::asio::io_context& context;
  Store& store;
  const Clock& clock;
  const DispatcherOptions options;
  const PackageFolder package_folder;
  std::map<std::string, int> max_scores;  // by digest; they never change
  FairQueue queue;
  Fresh fresh;
  EventLog events;
  Pace pace;
  std::vector<std::deque<Work>> at_work;  // by runner, in its order
  std::function<void()> stopped;          // set: stopping
  bool patient = true;
  StoreWrites writes;
  Alarm wake, patience_ends;
  RunnerPool pool;
};

Dispatcher::Parts::Parts(boost::asio::io_context& context_, Store& store_, const Clock& clock_,
                         DispatcherOptions options_, PackageFolder package_folder_,
                         OnEvent on_event)
    : context{context_},
      store{store_},
      clock{clock_},
      options{std::move(options_)},
      package_folder{std::move(package_folder_)},
      events{std::move(on_event)},
      at_work(static_cast<std::size_t>(std::max(0, options.runners))),
      writes{context},
      wake{context},
      patience_ends{context},
      pool{context,
           options,
           {[this](std::size_t) { wake.set(milliseconds{0}, [this] { give_out(); }); },
            [this](std::size_t runner, const Message& message) { hear(runner, message); },
            [this](std::size_t runner, const std::string& why) { runner_gone(runner, why); }}} {}

void Dispatcher::Parts::add(const QueueEntry& entry) {
  if (events.contains(entry.id)) return;
  queue.push(entry);
  events.begin(entry.id);
  wake.set(milliseconds{0}, [this] { give_out(); });
}

// At most all runners but one are at batch work, so that one is always near its next submission.
bool Dispatcher::Parts::batch_may_run() const {
  const auto batch = std::count_if(at_work.begin(), at_work.end(), [](const auto& work) {
    return !work.empty() && work.front().entry.lane == Lane::batch;
  });
  return batch < std::max(1, options.runners - 1);
}

void Dispatcher::Parts::give_out() {
  // What is judged now could not be kept, and would only fill the memory.
  if (writes.in_trouble()) return ask_again();
  while (const auto runner = pool.idle()) {
    const auto entry =
        queue.pop(batch_may_run() ? FairQueue::Take::any : FairQueue::Take::interactive_only);
    if (!entry) return;
    if (give(*runner, *entry)) continue;
    queue.push_front(*entry);
    return ask_again();
  }
  give_ahead();
}

void Dispatcher::Parts::ask_again() {
  wake.set(until_the_store_is_asked_again, [this] { give_out(); });
}

// The next one at hand, so that no runner waits for this process. A job that takes long gives back
// what waits behind it. Batch work is not given ahead: it would keep others waiting.
void Dispatcher::Parts::give_ahead() {
  for (std::size_t jobs = 1; jobs < most_jobs; ++jobs) {
    for (std::size_t runner = 0; runner < at_work.size(); ++runner) {
      if (!takes_another(runner, jobs)) continue;
      const auto entry = queue.pop(FairQueue::Take::interactive_only);
      if (!entry) return;
      if (give(runner, *entry)) continue;
      queue.push_front(*entry);
      return ask_again();
    }
  }
}

bool Dispatcher::Parts::takes_another(std::size_t runner, std::size_t jobs) const {
  const auto& work = at_work[runner];
  return pool.jobs_of(runner) == jobs && !work.empty() &&
         work.front().entry.lane == Lane::interactive &&
         steady_clock::now() - work.front().begun < longest_wait_behind_a_job;
}

// False when the store cannot be asked now.
bool Dispatcher::Parts::give(std::size_t runner, const QueueEntry& entry) {
  try {
    auto submission = fresh.take(entry.id);
    if (!submission) submission = store.submission(entry.id);
    if (!submission || submission->state == State::done) {
      events.forget(entry.id);
      return true;
    }
    hand_over(runner, entry, *std::move(submission));
    return true;
  } catch (const StoreError& error) {
    log("give submission {} to a runner: {}", entry.id, error.what());
    return false;
  }
}

int Dispatcher::Parts::max_score_of(const std::string& digest) {
  const auto known = max_scores.find(digest);
  if (known != max_scores.end()) return known->second;
  const auto version = store.problem_version(digest);
  return version ? max_scores[digest] = version->max_score : 0;
}

void Dispatcher::Parts::hand_over(std::size_t runner, const QueueEntry& entry,
                                  Submission submission) {
  const bool helped = may_be_helped(store, submission);
  const std::string file = submission.files.empty() ? "" : submission.files[0].name;
  Job job{submission.id,
          {},
          submission.digest,
          submission.seed,
          submission.purpose == Purpose::samples,
          std::exchange(submission.files, {}),
          max_score_of(submission.digest),
          helped,
          helped};
  Work work{entry, std::move(submission), file, job.max_score};
  std::string line;
  try {
    job.package = package_folder(job.digest);
    line = to_line(job);
    if (line.size() > longest_job_line) throw ProtocolError{"its files are too large for a runner"};
  } catch (const StoreError&) {
    throw;
  } catch (const std::exception& error) {
    return fail(work, error.what());
  }
  events.run_again(job.id);
  at_work[runner].push_back(std::move(work));
  if (at_work[runner].size() == 1) its_turn(at_work[runner].front());
  pool.give(runner, job.id, std::move(line));
}

void Dispatcher::Parts::its_turn(Work& work) const {
  work.begun = steady_clock::now();
  work.submission.started = clock.now();
}

void Dispatcher::Parts::hear(std::size_t runner, const Message& message) {
  auto& work = at_work[runner];
  const std::string id = work.front().entry.id;
  if (std::holds_alternative<JobRunning>(message)) {
    running(work.front());
  } else if (std::holds_alternative<JobReturned>(message)) {
    take_back(work, std::get<JobReturned>(message).id);
    give_out();
  } else if (const auto* testcase = std::get_if<JobTestcase>(&message)) {
    events.tell(id, Event::Kind::testcase, testcase->feedback);
  } else if (const auto* done = std::get_if<JobDone>(&message)) {
    const Work judged = std::move(work.front());
    work.pop_front();
    if (!work.empty()) its_turn(work.front());
    pace.add(steady_clock::now() - judged.begun);
    give_out();  // first, for the runner waits
    finish(judged, done->outcome);
  }
}

// While its runner said so, the one before may have ended.
void Dispatcher::Parts::take_back(std::deque<Work>& work, const std::string& id) {
  const auto returned =
      std::find_if(work.begin(), work.end(), [&](const Work& each) { return each.entry.id == id; });
  queue.push_front(returned->entry);
  const bool was_first = returned == work.begin();
  work.erase(returned);
  if (was_first && !work.empty()) its_turn(work.front());
}

// A runner says so of what takes longer than a moment; of the others the store hears when they are
// done.
void Dispatcher::Parts::running(const Work& work) {
  try {
    store.mark_running(work.entry.id, *work.submission.started);
    writes.keep_soon(longest_patience);
  } catch (const StoreError& error) {
    log("mark submission {} as running: {}", work.entry.id, error.what());
  }
  events.tell(work.entry.id, Event::Kind::running);
}

Settling::Patience Dispatcher::Parts::patience(Lane lane) const {
  std::size_t waiting = queue.size(Lane::interactive);
  if (lane == Lane::batch) waiting += queue.size(Lane::batch);
  return pace.a_part_of_waiting(waiting, options.runners);
}

void Dispatcher::Parts::finish(const Work& work, Outcome outcome) {
  const auto done = judged(work.submission, clock.now(), std::move(outcome));
  const auto first = std::make_shared<bool>(false);
  writes.write(
      "store the report of submission " + work.entry.id,
      [this, first, done] {
        *first =
            store.finish_submission(done->id, {done->started, *done->finished}, *done->outcome);
      },
      [this, first, done] {
        if (*first) {
          events.end(done);
        } else {
          events.forget(done->id);  // another report is there, and told
        }
        stop_when_over();
      },
      patience(work.entry.lane));
}

void Dispatcher::Parts::fail(const Work& work, const std::string& why) {
  const auto& [problem, digest] = std::tie(work.submission.problem, work.submission.digest);
  finish(work, judge_failed(problem, digest, work.file, work.max_score, why));
}

void Dispatcher::Parts::runner_gone(std::size_t runner, const std::string& why) {
  auto work = std::exchange(at_work[runner], {});
  if (!work.empty() && patient) {
    log("submission {} goes back to the queue: {}", work.front().entry.id, why);
    for (; work.size() > 1; work.pop_back()) queue.push_front(work.back().entry);  // not its fault
    wake.set(milliseconds{0}, [this] { give_out(); });
    give_back(std::move(work.front()));
  }
  stop_when_over();
}

void Dispatcher::Parts::give_back(Work work) {
  const auto lost = std::make_shared<int>(0);
  const std::string id = work.entry.id;
  writes.write(
      "give submission " + id + " back to the queue",
      [this, lost, id] { *lost = store.mark_lost(id); },
      [this, lost, work = std::move(work)]() mutable {
        work.submission.lost_runners = *lost;
        if (*lost >= most_lost_runners)
          return fail(work, fmt::format("{} runners died with this submission", *lost));
        queue.push_front(work.entry);
        wake.set(milliseconds{0}, [this] { give_out(); });
        stop_when_over();
      });
}

// What still runs stays `running` in the store, where the next start finds it unfinished.
void Dispatcher::Parts::out_of_patience() {
  patient = false;
  pool.kill_all();
  stop_when_over();
}

void Dispatcher::Parts::stop_when_over() {
  if (!stopped || pool.alive() > 0 || (patient && !writes.empty())) return;
  patience_ends.cancel();
  wake.cancel();
  boost::asio::post(context, std::exchange(stopped, {}));  // it may destroy all this
}

Dispatcher::Dispatcher(boost::asio::io_context& context, Store& store, const Clock& clock,
                       DispatcherOptions options, PackageFolder package_folder, OnEvent on_event)
    : parts_{std::make_unique<Parts>(context, store, clock, std::move(options),
                                     std::move(package_folder), std::move(on_event))} {}

Dispatcher::~Dispatcher() = default;

void Dispatcher::use(Settling& settling) { parts_->writes.use(settling); }

void Dispatcher::start() {
  for (const auto& entry : parts_->store.unfinished()) parts_->add(entry);
  parts_->pool.start();
}

std::optional<std::chrono::seconds> Dispatcher::full(Lane lane, const std::string& owner,
                                                     std::size_t count) const {
  const auto& [options, queue] = std::tie(parts_->options, parts_->queue);
  std::size_t waiting = queue.size(Lane::interactive);
  bool room = waiting + count <= options.max_interactive &&
              queue.interactive_of(owner) + count <= options.max_per_owner;
  if (lane == Lane::batch) {
    room = queue.size(Lane::batch) + count <= options.max_batch;
    waiting += queue.size(Lane::batch);
  }
  if (room) return std::nullopt;
  return parts_->pace.until_judged(waiting, options.runners);
}

Settling::Patience Dispatcher::patience(Lane lane) const { return parts_->patience(lane); }

void Dispatcher::enqueue(const QueueEntry& entry) { parts_->add(entry); }

void Dispatcher::enqueue(Submission submission) {
  const QueueEntry entry{submission.id, submission.owner, submission.batch, submission.lane};
  parts_->fresh.put(std::move(submission));
  parts_->add(entry);
}

std::vector<Event> Dispatcher::events_of(const std::string& submission, int after) const {
  return parts_->events.of(submission, after);
}

bool Dispatcher::under_way(const std::string& submission) const {
  return parts_->events.contains(submission);
}

DispatcherCounts Dispatcher::counts() const {
  const auto running = std::count_if(parts_->at_work.begin(), parts_->at_work.end(),
                                     [](const auto& work) { return !work.empty(); });
  return {parts_->queue.size(Lane::interactive), parts_->queue.size(Lane::batch),
          static_cast<std::size_t>(running), parts_->pool.ready(), parts_->pool.lost()};
}

void Dispatcher::stop(milliseconds patience, std::function<void()> done) {
  parts_->stopped = std::move(done);
  parts_->pool.close();
  parts_->patience_ends.set(patience, [this] { parts_->out_of_patience(); });
  parts_->stop_when_over();
}

}  // namespace server
