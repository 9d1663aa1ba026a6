#include "server/sockets/conversation.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace server {

Conversation::Conversation(std::shared_ptr<Connections> connections, asio::any_io_executor executor,
                           std::unique_ptr<Channel> channel, std::string token, std::string address)
    : connections_{std::move(connections)},
      channel_{std::move(channel)},
      writing_ended_{std::move(executor)} {
  far_end_->token = std::move(token);
  far_end_->address = std::move(address);
}

asio::awaitable<void> Conversation::serve() {
  far_end_->conversation_ = weak_from_this();
  const bool opened = co_await channel_->open();
  if (!opened) co_return;
  for (;;) {
    const Incoming incoming = co_await channel_->receive();
    if (!incoming.message || cut_) {
      if (!incoming.last_words.empty()) send(incoming.last_words);
      break;
    }
    std::string reply = connections_->answer(far_end_, *incoming.message);
    if (!reply.empty()) send(std::move(reply));
  }
  finish();  // the peer may have closed its half only, and still read
  co_await written();
  if (!cut_) co_await channel_->end();
}

void Conversation::finish() {
  finishing_ = true;
  if (!writing_) start_writing();
}

void Conversation::cut() {
  cut_ = true;
  channel_->cut();
}

void Conversation::send(std::string message) {
  if (cut_) return;
  unsent_bytes_ += message.size();
  if (unsent_bytes_ > connections_->options().max_unsent_bytes) return cut();
  outbox_.push_back(std::move(message));
  if (!writing_) start_writing();
}

// A coroutine that lives only while there is something to write: an idle peer costs none.
void Conversation::start_writing() {
  writing_ = true;
  asio::co_spawn(writing_ended_.get_executor(), write_all(),
                 [this, self = shared_from_this()](const std::exception_ptr& thrown) {
                   if (thrown) cut();
                   stopped_writing();
                 });
}

asio::awaitable<void> Conversation::write_all() {
  while (!outbox_.empty() && !cut_) {
    auto messages = std::exchange(outbox_, {});
    const std::size_t size = unsent_bytes_;
    const bool sent = co_await channel_->send_all(std::move(messages));
    if (!sent) cut();
    unsent_bytes_ -= size;
  }
  if (finishing_ && !cut_) co_await channel_->say_goodbye();
}

void Conversation::stopped_writing() {
  writing_ = false;
  if (!outbox_.empty() && !cut_) return start_writing();  // came while the coroutine was ending
  writing_ended_.cancel();
}

asio::awaitable<void> Conversation::written() {
  writing_ended_.expires_after(connections_->options().body_timeout);
  while (writing_ || far_end_->owed > 0) {
    const auto [cancelled] =
        co_await writing_ended_.async_wait(asio::as_tuple(asio::use_awaitable));
    if (cancelled) continue;
    cut();  // so that writing ends now, and nothing is waited for
    far_end_->owed = 0;
    writing_ended_.expires_at(asio::steady_timer::time_point::max());
  }
}

}  // namespace server
