#include "cli/following.hpp"

#include <sodium.h>

#include <array>
#include <boost/json/array.hpp>
#include <thread>

#include "runner/render.hpp"

namespace cli {
namespace {

namespace json = boost::json;

constexpr milliseconds longest_wait{60'000};
constexpr milliseconds slice{250};
constexpr int most_tries = 20;

std::string new_key() {
  if (::sodium_init() < 0) throw std::runtime_error{"start libsodium"};
  std::array<unsigned char, 16> bytes{};
  std::array<char, 33> text{};
  ::randombytes_buf(bytes.data(), bytes.size());
  ::sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  return text.data();
}

json::object create(Remote& remote, const json::object& params,
                    const std::function<bool()>& interrupted) {
  for (int tries = 1;; ++tries) {
    try {
      return remote.call("submissions.create", params).as_object();
    } catch (const Refusal& refusal) {
      const auto pause = refusal.retry_after();
      const bool later = refusal.status() == 429 && pause.count() > 0 && pause <= longest_wait;
      if (!later || tries == most_tries) throw;
      const auto until = std::chrono::steady_clock::now() + pause;
      while (std::chrono::steady_clock::now() < until && !interrupted())
        std::this_thread::sleep_for(slice);
      if (interrupted()) throw;
    }
  }
}

// Reads a submission's events in order, each once, however often the connection is a new one.
class Follower {
 public:
  Follower(std::string id, const OnProgress& progress) : id_{std::move(id)}, progress_{progress} {}

  // True once the report has come.
  bool take(const json::object& event) {
    const auto* number = event.if_contains("number");
    if (text_in(event, "submission") != id_ || number == nullptr || !number->is_number())
      return false;
    json::error_code error;
    const int its = number->to_number<int>(error);
    if (error || its <= seen_) return false;
    seen_ = its;
    const std::string kind = text_in(event, "event");
    if (kind == "report") {
      report_ = event.at("report").as_object();
      return true;
    }
    const auto* testcase = event.if_contains("testcase");
    progress_(kind, testcase != nullptr && testcase->is_object() ? testcase->get_object()
                                                                 : json::object{});
    return false;
  }

  bool catch_up(Remote& remote) {
    const json::value past =
        remote.call("submissions.watch", {{"submission", id_}, {"after", seen_}});
    for (const auto& event : past.as_object().at("items").as_array()) {
      if (take(event.as_object())) return true;
    }
    return false;
  }

  [[nodiscard]] json::object report() { return std::move(report_); }

 private:
  std::string id_;
  const OnProgress& progress_;
  int seen_ = 0;
  json::object report_;
};

}  // namespace

json::object submit_and_follow(Remote& remote, json::object params,
                               const std::function<bool()>& interrupted,
                               const OnProgress& progress) {
  params["idempotency_key"] = new_key();
  const json::object created = create(remote, params, interrupted);
  Follower follower{text_in(created, "id"), progress};
  for (int watched_on = 0;;) {
    if (watched_on != remote.connection()) {
      const bool done = follower.catch_up(remote);
      watched_on = remote.connection();
      if (done) return follower.report();
    }
    const auto event = remote.next_event(slice);
    if (event && follower.take(*event)) return follower.report();
    if (interrupted())
      throw Unreachable{"interrupted; the submission is judged all the same: " +
                        runner::printable(text_in(created, "id"))};
  }
}

std::string text_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

}  // namespace cli
