#include "bench/load.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/json.hpp>
#include <functional>
#include <stdexcept>
#include <string_view>

#include "bench/measure.hpp"

namespace bench {
namespace {

namespace asio = boost::asio;
namespace json = boost::json;
using asio::ip::tcp;

constexpr auto pause = std::chrono::milliseconds{5};

// Made outside of coroutines: g++ 12 cannot keep an initializer list across a co_await.
json::object with(const char* name, const std::string& value) { return {{name, value}}; }

json::object a_grader() { return {{"name", "load"}, {"role", "grader"}}; }

class Client {
 public:
  Client(asio::io_context& context, const Served& served, const std::string& token)
      : served_{served}, token_{token}, socket_{context} {}

  asio::awaitable<void> enter() {
    co_await socket_.async_connect({asio::ip::address_v4::loopback(), served_.port},
                                   asio::use_awaitable);
    socket_.set_option(tcp::no_delay{true});
    (void)co_await call("authenticate", with("token", token_));
  }

  asio::awaitable<json::object> call(std::string_view method, const json::object& params) {
    co_await ask(method, params);
    co_return co_await answer();
  }

  asio::awaitable<void> ask(std::string_view method, const json::object& params) {
    co_await send(line_of(method, params));
  }

  asio::awaitable<json::object> answer() {
    for (;;) {
      const std::string line = co_await next_line();
      if (line.find("\"method\":\"event\"") != std::string::npos) continue;
      const json::value answered = json::parse(line);
      const auto* result = answered.as_object().if_contains("result");
      if (result == nullptr) throw std::runtime_error{"the server answered: " + line};
      co_return result->as_object();
    }
  }

  // Always the same line, and the answer is looked at as text: the load shall be light.
  asio::awaitable<void> submit() {
    if (line_to_submit_.empty()) {
      json::object watched = submission();
      watched["watch"] = "report";
      line_to_submit_ = line_of("submissions.create", watched);
    }
    co_await send(line_to_submit_);
    const std::string line = co_await next_line();
    if (line.find("\"result\":") == std::string::npos)
      throw std::runtime_error{"the server answered: " + line};
  }

  // Until the report of what was just submitted.
  asio::awaitable<void> see_report() {
    for (;;) {
      const std::string line = co_await next_line();
      if (line.find("\"event\":\"report\"") == std::string::npos) continue;
      if (line.find("\"verdict\":\"accepted\"") == std::string::npos)
        throw std::runtime_error{"the reference was not accepted: " + line};
      co_return;
    }
  }

  [[nodiscard]] json::object submission() const {
    return {
        {"problem", served_.problem},
        {"files", json::array{json::object{{"name", "solution.py"}, {"text", served_.source}}}}};
  }

 private:
  static std::string line_of(std::string_view method, const json::object& params) {
    return json::serialize(json::object{
               {"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}}) +
           "\n";
  }

  asio::awaitable<void> send(const std::string& line) {
    co_await asio::async_write(socket_, asio::buffer(line), asio::use_awaitable);
  }

  asio::awaitable<std::string> next_line() {
    const auto size = co_await asio::async_read_until(socket_, asio::dynamic_buffer(received_),
                                                      '\n', asio::use_awaitable);
    std::string line = received_.substr(0, size);
    received_.erase(0, size);
    co_return line;
  }

  const Served& served_;
  const std::string& token_;
  tcp::socket socket_;
  std::string received_;
  std::string line_to_submit_;
};

void run(asio::io_context& context, const std::function<asio::awaitable<void>()>& work, int count) {
  for (int i = 0; i < count; ++i) {
    asio::co_spawn(context, work(), [](const std::exception_ptr& failure) {
      if (failure) std::rethrow_exception(failure);
    });
  }
  context.run();
}

void converse(const Served& served, const std::string& token,
              const std::function<asio::awaitable<void>(Client&)>& work) {
  asio::io_context context;
  Client client{context, served, token};
  run(
      context,
      [&]() -> asio::awaitable<void> {
        co_await client.enter();
        co_await work(client);
      },
      1);
}

}  // namespace

void make_graders(Served& served, int count) {
  converse(served, served.administrator, [&](Client& client) -> asio::awaitable<void> {
    for (int i = 0; i < count; ++i) {
      const auto made = co_await client.call("users.create", a_grader());
      served.tokens.emplace_back(made.at("token").as_string());
    }
  });
}

double rate_of_server(const Served& served, int connections, double seconds) {
  const auto warm_up = std::chrono::milliseconds{500};
  asio::io_context context;
  const auto begin = Clock::now() + warm_up;
  const auto end =
      begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>{seconds});
  int judged = 0;
  std::size_t taken = 0;
  const auto submit_again_and_again = [&]() -> asio::awaitable<void> {
    Client client{context, served, served.tokens[taken++ % served.tokens.size()]};
    co_await client.enter();
    while (Clock::now() < end) {
      co_await client.submit();
      co_await client.see_report();
      const auto now = Clock::now();
      if (now >= begin && now < end) ++judged;
    }
  };
  run(context, submit_again_and_again, connections);
  return judged / seconds;
}

Latency latency_of_server(const Served& served, int runs) {
  constexpr int warm_up = 20;
  Latency latency;
  converse(served, served.tokens.front(), [&](Client& client) -> asio::awaitable<void> {
    asio::steady_timer timer{co_await asio::this_coro::executor};
    for (int i = -warm_up; i < runs; ++i) {
      timer.expires_after(pause);
      co_await timer.async_wait(asio::use_awaitable);
      const auto sent = Clock::now();
      co_await client.submit();
      const Microseconds acknowledged = Clock::now() - sent;
      co_await client.see_report();
      const Microseconds judged = Clock::now() - sent;
      if (i < 0) continue;
      latency.acknowledged.push_back(acknowledged.count());
      latency.judged.push_back(judged.count());
    }
  });
  return latency;
}

// In turn by all graders, for each may ask only so much at once.
std::string queue_batch(const Served& served, int count) {
  constexpr int at_once = 50;
  std::string last;
  const int share = count / static_cast<int>(served.tokens.size());
  for (const auto& token : served.tokens) {
    converse(served, token, [&](Client& client) -> asio::awaitable<void> {
      auto params = client.submission();
      params["lane"] = "batch";
      params["batch"] = "bench";
      for (int done = 0; done < share; done += at_once) {
        for (int i = 0; i < at_once; ++i) co_await client.ask("submissions.create", params);
        for (int i = 0; i < at_once; ++i) {
          const auto kept = co_await client.answer();
          last = std::string{kept.at("id").as_string()};
        }
      }
    });
  }
  return last;
}

bool is_judged(const Served& served, const std::string& submission) {
  bool judged = false;
  converse(served, served.tokens.back(), [&](Client& client) -> asio::awaitable<void> {
    const auto seen = co_await client.call("submissions.get", with("submission", submission));
    judged = seen.at("state").as_string() == "done";
  });
  return judged;
}

}  // namespace bench
