// Decides which submission a runner gets next, and keeps runners alive to take them: interactive
// before batch, fair between candidates and between batches, bounded.
// The store's rows are the truth; the queue in memory is only their order. Belongs to the thread of
// its io_context.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/clock.hpp"
#include "server/dispatcher/settling.hpp"
#include "server/store/store.hpp"

namespace server {

struct DispatcherOptions {
  std::vector<std::string> runner_command;  // what starts one runner: {"/path/viva", "runner"}
  int runners = 2;
  std::size_t max_interactive = 1000;  // queued
  std::size_t max_per_owner = 50;      // queued, interactive
  std::size_t max_batch = 100'000;     // queued
  milliseconds heartbeat_every{250};
  milliseconds lease{2000};  // without a heartbeat: the runner is taken for dead
};

// What happens to one submission, in order; `number` counts from 1.
struct Event {
  enum class Kind { queued, running, testcase, report };
  std::string submission;
  int number = 0;
  Kind kind = Kind::queued;
  std::string json{};                          // of a testcase: the candidate's view of it
  std::shared_ptr<const Submission> judged{};  // of a report: as in the store, without the files
};

struct DispatcherCounts {
  std::size_t queued_interactive = 0, queued_batch = 0, running = 0, runners = 0;
  std::uint64_t runners_lost = 0;
};

class Dispatcher {
 public:
  using OnEvent = std::function<void(const Event&)>;
  // Where the package of a digest lies.
  using PackageFolder = std::function<std::string(const std::string& digest)>;

  Dispatcher(boost::asio::io_context& context, Store& store, const Clock& clock,
             DispatcherOptions options, PackageFolder package_folder, OnEvent on_event);
  ~Dispatcher();

  // Without it, every change is kept by itself.
  void use(Settling& settling);

  // Takes what the store holds unfinished, and starts the runners.
  void start();

  // Empty when there is room for `count` more of this owner; else when to ask again.
  [[nodiscard]] std::optional<std::chrono::seconds> full(Lane lane, const std::string& owner,
                                                         std::size_t count = 1) const;
  // How long another submission's change may wait for others to share a transaction, so that its
  // candidate waits hardly longer: a small part of what its queue takes anyway.
  [[nodiscard]] Settling::Patience patience(Lane lane) const;
  // A submission that is in the store as queued.
  void enqueue(const QueueEntry& entry);
  void enqueue(Submission submission);  // the same, with all that there is of it

  // Events of a submission that is under way, after number `after`; empty when it is not.
  [[nodiscard]] std::vector<Event> events_of(const std::string& submission, int after) const;

  [[nodiscard]] bool under_way(const std::string& submission) const;

  [[nodiscard]] DispatcherCounts counts() const;

  // Gives out nothing more; `done` is called when what runs is finished, or given back after
  // `patience`.
  void stop(milliseconds patience, std::function<void()> done);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace server
