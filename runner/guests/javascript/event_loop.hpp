// Promise jobs and timers, in the order of a clock that moves only when nothing else is left to do:
// no time passes while a program computes, and none is waited for.
#pragma once

#include <js/Promise.h>
#include <jsapi.h>

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace runner {

// What a promise was rejected with becomes the pending exception, with the stack of the error that
// it is.
void raise(JSContext* context, JS::HandleValue reason);

class EventLoop : public JS::JobQueue {
 public:
  explicit EventLoop(JSContext* context);

  [[nodiscard]] double now() const { return now_; }  // milliseconds since 1970
  [[nodiscard]] double elapsed() const;              // since the first moment

  // A timer's id. `arguments` are those for the callback.
  std::uint32_t start_timer(JS::HandleObject callback, const JS::HandleValueArray& arguments,
                            double delay, bool repeats);
  void stop_timer(std::uint32_t id);
  [[nodiscard]] bool start_job(JS::HandleObject callback);

  // Back to the first moment, with nothing to do.
  void reset();

  enum class Rest { settled, quiet, failed, endless };
  // Runs what there is to do, in turn, until the promise is settled (if one is given), or nothing
  // is left. A promise that was rejected and that nobody handles has failed, unless it is this one.
  // Where it failed, the exception is pending.
  [[nodiscard]] Rest run(JS::HandleObject awaited);
  [[nodiscard]] bool rejected() const { return rejection_; }  // that is why it failed

 private:
  struct Timer {
    JS::PersistentRootedObject callback;
    std::vector<JS::PersistentRootedValue> arguments;
    double interval = -1;  // of one that repeats
  };
  using Jobs = std::deque<JS::PersistentRootedObject>;
  class Saved;
  using Due = std::pair<double, std::uint64_t>;  // when, and the order of equals

  JSObject* getIncumbentGlobal(JSContext* context) override;
  bool enqueuePromiseJob(JSContext* context, JS::HandleObject promise, JS::HandleObject job,
                         JS::HandleObject site, JS::HandleObject global) override;
  void runJobs(JSContext* context) override;
  [[nodiscard]] bool empty() const override { return jobs_.empty(); }
  js::UniquePtr<SavedJobQueue> saveJobQueue(JSContext* context) override;

  static void track(JSContext* context, bool muted, JS::HandleObject promise,
                    JS::PromiseRejectionHandlingState state, void* self);
  bool run_jobs();
  bool run_next_timer();
  bool nothing_rejected(JS::HandleObject awaited);

  JSContext* context_;
  double now_;
  std::uint64_t sequence_ = 0;
  std::uint32_t last_id_ = 0;
  bool rejection_ = false;
  Jobs jobs_;
  std::map<Due, std::pair<std::uint32_t, std::unique_ptr<Timer>>> timers_;
  std::map<std::uint32_t, Due> due_;
  std::vector<JS::PersistentRootedObject> rejections_;
};

}  // namespace runner
