// A peer that stays: asks the Api message by message, gets replies and events.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <string>
#include <vector>

#include "server/sockets/channel.hpp"
#include "server/sockets/connections.hpp"

namespace server {

class Conversation : public OpenConnection, public std::enable_shared_from_this<Conversation> {
 public:
  // Whom the Api knows. May be kept for as long as anybody likes: it holds no part of the
  // connection.
  class FarEnd : public Peer {
   public:
    void send(std::string message) override {
      if (const auto conversation = conversation_.lock()) conversation->send(std::move(message));
    }

   private:
    friend Conversation;
    std::weak_ptr<Conversation> conversation_;
  };

  Conversation(std::shared_ptr<Connections> connections, asio::any_io_executor executor,
               std::unique_ptr<Channel> channel, std::string token, std::string address);

  [[nodiscard]] asio::awaitable<void> serve() override;
  void finish() override;
  void cut() override;
  [[nodiscard]] std::shared_ptr<Peer> peer() override { return far_end_; }

 private:
  void send(std::string message);
  void start_writing();
  [[nodiscard]] asio::awaitable<void> write_all();
  void stopped_writing();
  [[nodiscard]] asio::awaitable<void> written();

  std::shared_ptr<Connections> connections_;
  std::unique_ptr<Channel> channel_;
  const std::shared_ptr<FarEnd> far_end_ = std::make_shared<FarEnd>();
  std::vector<std::string> outbox_;
  std::size_t unsent_bytes_ = 0;  // of the outbox and of the message being written
  bool writing_ = false;
  bool finishing_ = false;
  bool cut_ = false;
  asio::steady_timer writing_ended_;
};

}  // namespace server
