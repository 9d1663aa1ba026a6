// REST: the same methods as requests and responses.
#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <charconv>
#include <cstdio>

#include "server/api/pages.hpp"
#include "server/api/service.hpp"
#include "server/api/views.hpp"
#include "server/log.hpp"

namespace server {

namespace json = boost::json;

namespace {

using Words = std::vector<std::string>;

Words split(std::string_view text, char by) {
  Words words;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find(by, from), text.size());
    words.emplace_back(text.substr(from, to - from));
    from = to + 1;
  }
  return words;
}

bool is_parameter(const std::string& word) { return word.starts_with('{'); }

// Fills `params` with the path's; false when the path is another one.
bool matches(const Words& pattern, const Words& path, json::object& params) {
  if (pattern.size() != path.size()) return false;
  json::object found;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (is_parameter(pattern[i]))
      found[pattern[i].substr(1, pattern[i].size() - 2)] = path[i];
    else if (pattern[i] != path[i])
      return false;
  }
  params = std::move(found);
  return true;
}

// A query's text, as the field wants it.
json::value converted(const Field& field, const std::string& text) {
  if (field.type == Type::integer) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size()) return number;
  }
  if (field.type == Type::boolean && (text == "true" || text == "false")) return text == "true";
  if (field.type == Type::texts) {
    json::array items;
    for (const auto& item : split(text, ',')) items.emplace_back(item);
    return items;
  }
  return json::value(text);
}

void add_query(const boost::urls::url_view& url, const Method& method, json::object& params) {
  for (const auto& item : url.params()) {
    const std::string key{item.key};
    if (params.contains(key)) throw Refused{400, key + ": is given twice", key};
    const auto field = std::find_if(method.params.begin(), method.params.end(),
                                    [&](const Field& one) { return one.name == key; });
    params[key] = field == method.params.end() ? json::value(std::string{item.value})
                                               : converted(*field, std::string{item.value});
  }
}

void add_body(const HttpRequest& request, json::object& params) {
  if (request.body.empty()) return;
  if (!request.content_type.empty() && !request.content_type.starts_with("application/json"))
    throw Refused{400, "the body must be application/json"};
  json::parse_options options;
  options.max_depth = 32;
  json::error_code error;
  const json::value body = json::parse(request.body, error, {}, options);
  if (error) throw Refused{400, "the body is not JSON, or deeper than 32: " + error.message()};
  if (!body.is_object()) throw Refused{400, "the body must be a JSON object"};
  for (const auto& item : body.get_object()) {
    const std::string key{item.key()};
    if (params.contains(key)) throw Refused{400, key + ": is given twice", key};
    params[key] = item.value();
  }
}

HttpAnswer refusal(const Refused& refused) {
  HttpAnswer answer{
      refused.status(), "application/problem+json", json::serialize(refused.details()), {}};
  if (refused.retry_after())
    answer.headers.emplace_back("Retry-After", std::to_string(refused.retry_after()->count()));
  if (refused.status() == 401) answer.headers.emplace_back("WWW-Authenticate", "Bearer");
  return answer;
}

HttpAnswer wrong_verb(const std::string& allowed) {
  HttpAnswer answer = refusal(Refused{405, "this path has " + allowed + "; see /v1/openapi.json"});
  answer.headers.emplace_back("Allow", allowed);
  return answer;
}

// {"text": ..., "content_type": ...} is a document of its own.
HttpAnswer success(const Method& method, const json::value& result) {
  if (result.is_object() && result.get_object().contains("content_type")) {
    const auto& object = result.get_object();
    return {method.status,
            std::string{object.at("content_type").get_string()},
            std::string{object.at("text").get_string()},
            {}};
  }
  return {method.status, "application/json", json::serialize(result), {}};
}

struct Route {
  const Method* method = nullptr;
  json::object params;
  std::string allowed;  // the verbs that the path has; empty: there is no such path
};

Route route(const std::string& verb, const Words& path) {
  Route found;
  for (const auto& method : catalogue()) {
    json::object params;
    if (method.verb.empty() || !matches(split(method.path, '/'), path, params)) continue;
    found.allowed += (found.allowed.empty() ? "" : ", ") + method.verb;
    if (method.verb == "GET") found.allowed += ", HEAD";
    if (method.verb != verb) continue;
    found.method = &method;
    found.params = std::move(params);
    return found;
  }
  return found;
}

Words words_of(const boost::urls::url_view& url) {
  Words words{""};
  for (const auto& segment : url.segments()) words.emplace_back(segment);
  return words;
}

}  // namespace

HttpAnswer Service::answer(const HttpRequest& request) {
  std::string name = "unknown";
  try {
    const auto parsed = boost::urls::parse_origin_form(request.target);
    if (!parsed) throw Refused{400, "the target is not a path with an optional query"};
    const boost::urls::url_view url = *parsed;
    if (!is_utf8(url.path()) || !is_utf8(url.query()))
      throw Refused{400, "the path and the query must be UTF-8"};
    const std::string verb = request.method == "HEAD" ? "GET" : request.method;
    if (auto page = page_of(*this, verb, url.path(), request.token)) return *std::move(page);
    Route found = route(verb, words_of(url));
    if (found.method == nullptr) {
      if (found.allowed.empty())
        throw Refused{404, "there is nothing at this path; see /v1/openapi.json"};
      metrics_.answered(name, true);
      return wrong_verb(found.allowed);
    }
    name = found.method->name;
    add_query(url, *found.method, found.params);
    add_body(request, found.params);
    const auto peer = std::shared_ptr<Peer>{};
    const Result result = run(*found.method, std::move(found.params), request.token, peer,
                              request.idempotency_key, request.address);
    metrics_.answered(name, false);
    HttpAnswer answer = success(*found.method, result.value);
    answer.unsettled = result.unsettled;
    return answer;
  } catch (const Refused& refused) {
    metrics_.answered(name, true);
    return refusal(refused);
  } catch (const StoreError& error) {
    log("{}: {}", name, error.what());
    return refusal(
        Refused{503, "the server cannot keep anything now, so nothing was done; try later"});
  } catch (const std::exception& error) {
    log("{}: {}", name, error.what());
    return refusal(Refused{500, "the server failed at this request; its log says more"});
  }
}

}  // namespace server
