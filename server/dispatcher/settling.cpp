#include "server/dispatcher/settling.hpp"

#include <boost/asio/post.hpp>
#include <cstdio>
#include <exception>
#include <utility>

#include "server/log.hpp"

namespace server {

namespace asio = boost::asio;

namespace {

template <typename Thens>
void tell(const Thens& thens, bool kept) {
  for (const auto& then : thens) then(kept);
}

// What was thrown, or nothing.
template <typename Work>
std::string failure_of(const Work& work) {
  try {
    work();
    return {};
  } catch (const std::exception& error) {
    return error.what();
  }
}

}  // namespace

Settling::Settling(asio::io_context& context, Store& store)
    : context_{context}, store_{store}, timer_{context} {
  store_.gather();
}

Settling::~Settling() { thread_.join(); }

void Settling::when_kept(Then then, Patience patience) {
  kept_.push_back(std::move(then));
  commit_within(patience);
}

void Settling::when_on_disk(Then then, Patience patience) {
  on_disk_.push_back(std::move(then));
  commit_within(patience);
}

// Without patience: after what is to be done already, which may add to it.
void Settling::commit_within(Patience patience) {
  const auto due = Clock::now() + patience;
  if (due >= due_) return;
  due_ = due;
  if (patience <= Patience{0}) return asio::post(context_, [this] { commit(); });
  timer_.expires_at(due);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) commit();
  });
}

void Settling::commit() {
  if (kept_.empty() && on_disk_.empty()) return;  // an earlier one took all
  due_ = Clock::time_point::max();
  timer_.cancel();
  const auto kept = std::exchange(kept_, {});
  auto on_disk = std::exchange(on_disk_, {});
  const std::string failure = failure_of([this] { store_.commit(); });
  if (failure.empty()) {
    for (auto& then : on_disk) committed_.push_back(std::move(then));
    flush();
  } else {
    hear_of(failure);
    tell(on_disk, false);
  }
  tell(kept, failure.empty());
}

void Settling::flush() {
  if (committed_.empty() || !flushing_.empty()) return;
  flushing_ = std::exchange(committed_, {});
  asio::post(thread_, [this, work = asio::make_work_guard(context_)] {
    const std::string failure = failure_of([this] { store_.flush(); });
    asio::post(context_, [this, failure] { flushed(failure); });
  });
}

void Settling::flushed(const std::string& failure) {
  failure.empty() ? void(trouble_ = false) : hear_of(failure);
  const auto settled = std::exchange(flushing_, {});
  flush();
  tell(settled, failure.empty());
}

void Settling::hear_of(const std::string& failure) {
  if (!std::exchange(trouble_, true)) log("{}", failure);
}

}  // namespace server
