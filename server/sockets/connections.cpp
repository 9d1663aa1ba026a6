#include "server/sockets/connections.hpp"

#include <fmt/core.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>

#include "server/sockets/http_text.hpp"

namespace server {
namespace {

void report(const std::exception_ptr& thrown) noexcept {
  try {
    std::rethrow_exception(thrown);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "viva: a connection was ended: {}\n", failure.what());
  } catch (...) {
    fmt::print(stderr, "viva: a connection was ended: unknown failure\n");
  }
}

}  // namespace

Connections::Connections(asio::io_context& context, Api& api, const SocketOptions& options)
    : context_{context}, api_{&api}, options_{options}, patience_{context} {}

void Connections::open(const std::shared_ptr<OpenConnection>& connection) {
  if (api_ == nullptr) return connection->cut();
  open_.insert(connection);
  asio::co_spawn(context_, connection->serve(),
                 [self = shared_from_this(), connection](const std::exception_ptr& thrown) {
                   if (thrown) report(thrown);
                   connection->cut();
                   self->left(connection);
                 });
  if (finishing_) connection->finish();
}

void Connections::left(const std::shared_ptr<OpenConnection>& connection) {
  if (open_.erase(connection) == 0) return;
  if (const auto peer = connection->peer()) api_->forget(peer);
  if (finishing_ && open_.empty()) patience_.cancel();
}

std::string Connections::answer(const std::shared_ptr<Peer>& peer, std::string_view message) {
  return api_ == nullptr ? std::string{} : api_->answer(peer, message);
}

HttpAnswer Connections::answer(const HttpRequest& request) {
  if (api_ == nullptr) return problem(503, "The server is stopping. Try again in a moment.");
  try {
    return api_->answer(request);
  } catch (...) {
    report(std::current_exception());
    return problem(500, "The server failed, not your request. Please try again.");
  }
}

asio::awaitable<bool> Connections::settled() {
  if (api_ == nullptr) co_return false;
  struct Outcome {
    explicit Outcome(asio::io_context& context)
        : known{context, asio::steady_timer::time_point::max()} {}
    asio::steady_timer known;
    bool on_disk = false;
  };
  const auto outcome = std::make_shared<Outcome>(context_);
  api_->settle([outcome](bool on_disk) {
    outcome->on_disk = on_disk;
    outcome->known.expires_at(asio::steady_timer::time_point::min());
  });
  (void)co_await outcome->known.async_wait(asio::as_tuple(asio::use_awaitable));
  co_return outcome->on_disk;
}

void Connections::finish(std::chrono::milliseconds patience) {
  if (finishing_) return;
  finishing_ = true;
  for (const auto& each : open_) each->finish();
  if (open_.empty()) return;
  patience_.expires_after(patience);
  patience_.async_wait([weak = weak_from_this()](boost::system::error_code cancelled) {
    const auto self = weak.lock();
    if (cancelled || !self) return;
    for (const auto& each : self->open_) each->cut();
  });
}

void Connections::abandon() {
  finishing_ = true;
  patience_.cancel();
  const auto ended = std::exchange(open_, {});
  for (const auto& each : ended) {
    each->cut();
    if (const auto peer = each->peer()) api_->forget(peer);
  }
  api_ = nullptr;
}

}  // namespace server
