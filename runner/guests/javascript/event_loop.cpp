#include "runner/guests/javascript/event_loop.hpp"

#include <js/CallAndConstruct.h>
#include <js/Exception.h>
#include <js/ValueArray.h>
#include <js/WeakMap.h>

#include <algorithm>
#include <cmath>

#include "runner/guests/javascript/look.hpp"

namespace runner {
namespace {

constexpr double first_moment = 1'767'225'600'000;  // 2026-01-01T00:00:00Z
constexpr int most_tasks = 100'000;

}  // namespace

EventLoop::EventLoop(JSContext* context) : context_{context}, now_{first_moment} {
  JS::SetJobQueue(context, this);
  JS::SetPromiseRejectionTrackerCallback(context, track, this);
}

void raise(JSContext* context, JS::HandleValue reason) {
  JS::RootedObject stack{context};
  if (reason.isObject() && !is_proxy(&reason.toObject())) {
    const JS::RootedObject error{context, &reason.toObject()};
    stack = JS::ExceptionStackOrNull(error);
  }
  JS::SetPendingExceptionStack(context, JS::ExceptionStack{context, reason, stack});
}

double EventLoop::elapsed() const { return now_ - first_moment; }

std::uint32_t EventLoop::start_timer(JS::HandleObject callback,
                                     const JS::HandleValueArray& arguments, double delay,
                                     bool repeats) {
  auto timer = std::make_unique<Timer>();
  timer->callback.init(context_, callback);
  for (std::size_t i = 0; i < arguments.length(); ++i) {
    timer->arguments.emplace_back(context_, arguments[i]);
  }
  if (repeats) timer->interval = delay;
  const Due due{now_ + delay, ++sequence_};
  timers_.emplace(due, std::pair{++last_id_, std::move(timer)});
  due_.emplace(last_id_, due);
  return last_id_;
}

void EventLoop::stop_timer(std::uint32_t id) {
  const auto due = due_.find(id);
  if (due == due_.end()) return;
  timers_.erase(due->second);
  due_.erase(due);
}

bool EventLoop::start_job(JS::HandleObject callback) {
  jobs_.emplace_back(context_, callback);
  return true;
}

void EventLoop::reset() {
  now_ = first_moment;
  jobs_.clear();
  timers_.clear();
  due_.clear();
  rejections_.clear();
  rejection_ = false;
}

JSObject* EventLoop::getIncumbentGlobal(JSContext* context) {
  return JS::CurrentGlobalOrNull(context);
}

bool EventLoop::enqueuePromiseJob(JSContext*, JS::HandleObject, JS::HandleObject job,
                                  JS::HandleObject, JS::HandleObject) {
  return start_job(job);
}

// What watches the program (calls.hpp) leaves it nothing to do.
void EventLoop::runJobs(JSContext*) {}

class EventLoop::Saved : public JS::JobQueue::SavedJobQueue {
 public:
  explicit Saved(EventLoop& loop) : loop_{loop} { jobs_.swap(loop.jobs_); }
  ~Saved() override { jobs_.swap(loop_.jobs_); }

 private:
  EventLoop& loop_;
  Jobs jobs_;
};

js::UniquePtr<JS::JobQueue::SavedJobQueue> EventLoop::saveJobQueue(JSContext*) {
  return js::MakeUnique<Saved>(*this);
}

void EventLoop::track(JSContext* context, bool, JS::HandleObject promise,
                      JS::PromiseRejectionHandlingState state, void* self) {
  auto& rejections = static_cast<EventLoop*>(self)->rejections_;
  if (state == JS::PromiseRejectionHandlingState::Unhandled) {
    rejections.emplace_back(context, promise);
  } else {
    std::erase_if(rejections, [&](const auto& each) { return each == promise; });
  }
}

bool EventLoop::run_jobs() {
  JS::RootedValue ignored{context_};
  while (!jobs_.empty()) {
    const JS::RootedValue job{context_, JS::ObjectValue(*jobs_.front())};
    jobs_.pop_front();
    if (!JS::Call(context_, JS::UndefinedHandleValue, job, JS::HandleValueArray::empty(),
                  &ignored)) {
      return false;
    }
  }
  JS::ClearKeptObjects(context_);
  return true;
}

bool EventLoop::run_next_timer() {
  const auto first = timers_.begin();
  now_ = std::max(now_, first->first.first);
  const std::uint32_t id = first->second.first;
  const auto timer = std::move(first->second.second);
  timers_.erase(first);
  due_.erase(id);
  if (timer->interval >= 0) {  // before the call, which may stop it
    auto again = std::make_unique<Timer>();
    again->callback.init(context_, timer->callback);
    for (const auto& each : timer->arguments) again->arguments.emplace_back(context_, each);
    again->interval = timer->interval;
    const Due due{now_ + timer->interval, ++sequence_};
    timers_.emplace(due, std::pair{id, std::move(again)});
    due_.emplace(id, due);
  }
  JS::RootedValueVector arguments{context_};
  for (const auto& each : timer->arguments) {
    if (!arguments.append(each)) return false;
  }
  const JS::RootedValue callback{context_, JS::ObjectValue(*timer->callback)};
  JS::RootedValue ignored{context_};
  return JS::Call(context_, JS::UndefinedHandleValue, callback, arguments, &ignored);
}

bool EventLoop::nothing_rejected(JS::HandleObject awaited) {
  for (const auto& promise : rejections_) {
    if (promise == awaited) continue;
    const JS::RootedValue reason{context_, JS::GetPromiseResult(promise)};
    raise(context_, reason);
    rejection_ = true;
    return false;
  }
  return true;
}

EventLoop::Rest EventLoop::run(JS::HandleObject awaited) {
  const auto settled = [&] {
    return awaited && JS::GetPromiseState(awaited) != JS::PromiseState::Pending;
  };
  for (int tasks = 0;; ++tasks) {
    if (!run_jobs() || !nothing_rejected(awaited)) return Rest::failed;
    if (settled()) return Rest::settled;
    if (timers_.empty()) return Rest::quiet;
    if (tasks == most_tasks) return Rest::endless;
    if (!run_next_timer()) return Rest::failed;
  }
}

}  // namespace runner
