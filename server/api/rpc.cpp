// JSON-RPC 2.0: messages on connections that stay open.
#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>

#include "server/api/service.hpp"
#include "server/log.hpp"

namespace server {

namespace json = boost::json;

namespace {

constexpr std::size_t max_batch = 100;

json::object error_answer(const json::value& id, int code, const std::string& message,
                          const json::value& details) {
  json::object error{{"code", code}, {"message", message}};
  if (!details.is_null()) error["data"] = details;
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", error}};
}

const Method* method_named(std::string_view name) {
  for (const auto& method : catalogue()) {
    if (method.name == name) return &method;
  }
  return nullptr;
}

// It is sent back as it came, and infinity has no form in JSON.
bool is_id(const json::value& id) {
  return id.is_string() || id.is_null() || id.is_int64() || id.is_uint64() ||
         (id.is_double() && std::isfinite(id.get_double()));
}

bool is_request(const json::value& message) {
  if (!message.is_object()) return false;
  const auto& object = message.get_object();
  const auto* version = object.if_contains("jsonrpc");
  const auto* method = object.if_contains("method");
  const auto* params = object.if_contains("params");
  const auto* id = object.if_contains("id");
  return version != nullptr && version->is_string() && version->get_string() == "2.0" &&
         method != nullptr && method->is_string() && (params == nullptr || params->is_object()) &&
         (id == nullptr || is_id(*id));
}

// What is said in place of an answer that the disk did not take.
json::object lost(const json::value& id) {
  const Refused refused{503, std::string{not_on_disk}};
  return error_answer(id, refused.rpc_code(), refused.what(), refused.details());
}

// Gets no answer, whatever comes of it.
bool is_notification(const json::value& message) {
  return is_request(message) && !message.get_object().contains("id");
}

}  // namespace

Service::Result Service::answer_one(const std::shared_ptr<Peer>& peer, const json::value& message) {
  if (!is_request(message)) {
    return {error_answer(nullptr, -32600,
                         "not a JSON-RPC 2.0 request: it needs jsonrpc \"2.0\", method, params (an "
                         "object) and id",
                         nullptr)};
  }
  const auto& object = message.get_object();
  const auto* id = object.if_contains("id");
  const json::value answer_id = id == nullptr ? json::value{} : *id;
  const std::string name{object.at("method").get_string()};
  const auto* params = object.if_contains("params");
  try {
    const Method* method = method_named(name);
    if (method == nullptr) {
      metrics_.answered("unknown", true);
      return {error_answer(answer_id, -32601,
                           "there is no method of this name; see /v1/openapi.json", nullptr)};
    }
    Result result = run(*method, params == nullptr ? json::object{} : params->get_object(),
                        peer->token, peer, {});
    metrics_.answered(name, false);
    result.value =
        json::object{{"jsonrpc", "2.0"}, {"id", answer_id}, {"result", std::move(result.value)}};
    return result;
  } catch (const Refused& refused) {
    metrics_.answered(name, true);
    return {error_answer(answer_id, refused.rpc_code(), refused.what(), refused.details())};
  } catch (const StoreError& error) {
    log("{}: {}", name, error.what());
    const Refused refused{503,
                          "the server cannot keep anything now, so nothing was done; try later"};
    return {error_answer(answer_id, refused.rpc_code(), refused.what(), refused.details())};
  } catch (const std::exception& error) {
    log("{}: {}", name, error.what());
    const Refused refused{500, "the server failed at this request; its log says more"};
    return {error_answer(answer_id, refused.rpc_code(), refused.what(), refused.details())};
  }
}

std::string Service::answer(const std::shared_ptr<Peer>& peer, std::string_view message) {
  json::parse_options options;
  options.max_depth = 32;
  json::error_code error;
  const json::value parsed = json::parse(message, error, {}, options);
  if (error) {
    return json::serialize(
        error_answer(nullptr, -32700, "not JSON, or deeper than 32: " + error.message(), nullptr));
  }
  if (!parsed.is_array()) {
    Result answered = answer_one(peer, parsed);
    if (is_notification(parsed)) return {};
    std::string answer = json::serialize(answered.value);
    if (!answered.unsettled) return answer;
    std::vector<std::function<void()>> afterwards;
    if (answered.afterwards) afterwards.push_back(std::move(answered.afterwards));
    const auto if_lost = [id = answered.value.at("id")] { return json::serialize(lost(id)); };
    return settled(peer, std::move(answer), if_lost, std::move(afterwards));
  }
  const auto& messages = parsed.get_array();
  if (messages.empty() || messages.size() > max_batch)
    return json::serialize(error_answer(
        nullptr, -32600, fmt::format("a batch has from 1 to {} requests", max_batch), nullptr));
  json::array answers, if_lost;
  std::vector<std::function<void()>> afterwards;
  bool unsettled = false;
  for (const auto& one : messages) {
    Result answered = answer_one(peer, one);
    if (is_notification(one)) continue;
    unsettled = unsettled || answered.unsettled;
    if_lost.push_back(answered.unsettled ? lost(answered.value.at("id")) : answered.value);
    answers.push_back(std::move(answered.value));
    if (answered.afterwards) afterwards.push_back(std::move(answered.afterwards));
  }
  if (answers.empty()) return {};
  if (!unsettled) return json::serialize(answers);
  return settled(
      peer, json::serialize(answers), [if_lost] { return json::serialize(if_lost); },
      std::move(afterwards));
}

}  // namespace server
