#include "server/api/settling.hpp"

#include <fmt/format.h>

#include <boost/asio/post.hpp>
#include <cstdio>
#include <exception>
#include <utility>

namespace server {

namespace asio = boost::asio;

Settling::Settling(asio::io_context& context, std::function<void()> flush)
    : context_{context}, flush_{std::move(flush)} {}

Settling::~Settling() { thread_.join(); }

void Settling::when_on_disk(Then then) {
  waiting_.push_back(std::move(then));
  if (under_way_.empty()) begin();
}

void Settling::begin() {
  under_way_ = std::exchange(waiting_, {});
  asio::post(thread_, [this, work = asio::make_work_guard(context_)] {
    std::string failure;
    try {
      flush_();
    } catch (const std::exception& error) {
      failure = error.what();
    }
    asio::post(context_, [this, failure] { end(failure); });
  });
}

void Settling::end(const std::string& failure) {
  if (!failure.empty() && !std::exchange(trouble_, true)) fmt::print(stderr, "viva: {}\n", failure);
  const auto settled = std::exchange(under_way_, {});
  if (!waiting_.empty()) begin();
  for (const auto& then : settled) then(failure.empty());
}

}  // namespace server
