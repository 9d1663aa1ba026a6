#include "cli/remote.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <thread>

#include "cli/commands.hpp"
#include "runner/render.hpp"
#include "server/sockets/client.hpp"

namespace cli {
namespace {

namespace json = boost::json;
using std::chrono::steady_clock;

constexpr milliseconds answer_patience{60'000};
constexpr milliseconds slice{200};  // how soon an interruption is noticed
constexpr milliseconds glance{0};   // for what has arrived already
constexpr milliseconds first_pause{100};
constexpr milliseconds longest_pause{2'000};

// The connection has ended, whatever ended it.
class Lost : public Unreachable {
 public:
  using Unreachable::Unreachable;
};

template <typename Number>
Number number_in(const json::object& object, std::string_view key, Number otherwise) {
  const auto* value = object.if_contains(key);
  json::error_code error;
  const auto number = value == nullptr ? otherwise : value->to_number<Number>(error);
  return error ? otherwise : number;
}

constexpr auto wants_a_token = "the server wants a token: --token or VIVA_TOKEN";

[[noreturn]] void refuse(const json::object& error, bool has_token) {
  const auto* about = error.if_contains("data");
  const json::object details =
      about != nullptr && about->is_object() ? about->get_object() : json::object{};
  const auto status = number_in(details, "status", 400U);
  if (status == 401 && !has_token) throw Refusal{wants_a_token, status, {}};
  const auto* text = details.if_contains("detail");
  if (text == nullptr) text = error.if_contains("message");
  throw Refusal{text != nullptr && text->is_string() ? runner::printable(text->get_string())
                                                     : "the server refused, and did not say why",
                status, milliseconds{1000 * number_in(details, "retry_after_seconds", 0)}};
}

}  // namespace

Remote::Remote(RemoteOptions options) : options_{std::move(options)} {}
Remote::~Remote() = default;

json::value Remote::call(std::string_view method, const json::object& params) {
  for (;;) {
    need_connection();
    try {
      return ask(method, params);
    } catch (const Lost&) {
      client_.reset();
    }
  }
}

json::value Remote::call_once(std::string_view method, const json::object& params) {
  need_connection();
  try {
    return ask(method, params);
  } catch (const Lost&) {
    client_.reset();
    throw;
  }
}

std::optional<json::object> Remote::next_event(milliseconds timeout) {
  const auto deadline = steady_clock::now() + timeout;
  for (;;) {
    if (events_.empty()) need_connection();
    if (!events_.empty()) {
      json::object event = std::move(events_.front());
      events_.pop_front();
      return event;
    }
    const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
    if (left.count() <= 0 || options_.interrupted()) return std::nullopt;
    try {
      (void)receive(std::min(left, slice));
    } catch (const Lost&) {
      client_.reset();
    }
  }
}

void Remote::use_token(std::string token) {
  options_.token = std::move(token);
  client_.reset();
  left_ = true;
}

// One that ended unnoticed is noticed here, before anything is asked of it.
void Remote::need_connection() {
  if (client_) {
    try {
      while (receive(glance)) {
      }
      return;
    } catch (const Lost&) {
      client_.reset();
    }
  }
  if (left_) return connect();
  options_.tell("The connection to the server was lost; connecting again...");
  const auto deadline = steady_clock::now() + options_.patience;
  for (auto pause = first_pause;; pause = std::min(2 * pause, longest_pause)) {
    try {
      connect();
      options_.tell("Connected again.");
      return;
    } catch (const Unreachable&) {
      if (steady_clock::now() + pause > deadline || options_.interrupted()) throw;
    }
    wait(pause);
  }
}

void Remote::connect() {
  const bool by_method = options_.url.starts_with("unix:");  // it has no header for a token
  try {
    options_.before_connecting();
    client_ = std::make_unique<server::Client>(options_.url, by_method ? "" : options_.token);
    answers_.clear();
    ++connection_;
    left_ = false;
    if (by_method && !options_.token.empty())
      (void)ask("authenticate", {{"token", options_.token}});
  } catch (const Refusal&) {
    client_.reset();
    throw;
  } catch (const std::invalid_argument& error) {
    throw UsageError{error.what()};
  } catch (const std::exception& error) {
    client_.reset();
    throw Unreachable{runner::printable(error.what())};
  }
}

json::value Remote::ask(std::string_view method, const json::object& params) {
  const int id = ++last_id_;
  try {
    client_->send(json::serialize(
        json::object{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}}));
  } catch (const std::exception& error) {
    throw Lost{runner::printable(error.what())};
  }
  const auto deadline = steady_clock::now() + answer_patience;
  for (;;) {
    if (auto answer = take_answer(id)) {
      if (const auto* error = answer->if_contains("error"))
        refuse(error->as_object(), !options_.token.empty());
      return std::move(answer->at("result"));
    }
    if (options_.interrupted()) throw Unreachable{"interrupted"};
    if (steady_clock::now() > deadline)
      throw Lost{fmt::format("the server did not answer {} in time", method)};
    (void)receive(slice);
  }
}

// Whether a message came. Those that are not for us are dropped.
bool Remote::receive(milliseconds timeout) {
  std::optional<std::string> message;
  try {
    message = client_->receive(timeout);
  } catch (const std::exception& error) {
    throw Lost{runner::printable(error.what())};
  }
  if (!message) return false;
  json::error_code error;
  json::value parsed = json::parse(*message, error);
  if (error || !parsed.is_object()) return true;
  json::object& object = parsed.get_object();
  auto* event = object.if_contains("params");
  if (object.contains("id")) {
    answers_.push_back(std::move(object));
  } else if (event != nullptr && event->is_object()) {
    events_.push_back(std::move(event->get_object()));
  }
  return true;
}

std::optional<json::object> Remote::take_answer(int id) {
  while (!answers_.empty()) {
    json::object answer = std::move(answers_.front());
    answers_.pop_front();
    if (number_in(answer, "id", 0) == id) return answer;
    if (answer.at("id").is_null() && answer.contains("error")) return answer;  // it was not read
  }
  return std::nullopt;
}

void Remote::wait(milliseconds time) const {
  const auto deadline = steady_clock::now() + time;
  while (steady_clock::now() < deadline && !options_.interrupted())
    std::this_thread::sleep_for(std::min(time, milliseconds{50}));
}

}  // namespace cli
