#include "server/api/service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <cstdio>

#include "server/api/events.hpp"
#include "server/api/eyes.hpp"
#include "server/api/identity.hpp"
#include "server/log.hpp"

namespace server {

namespace json = boost::json;

Service::Service(Store& store, Shelf& shelf, const Clock& clock, ServiceOptions options)
    : store_{store},
      shelf_{shelf},
      clock_{clock},
      options_{options},
      candidates_{options.candidates.per_second, options.candidates.burst},
      others_{options.others.per_second, options.others.burst},
      strangers_{options.strangers.per_second, options.strangers.burst} {}

std::string Service::make_user(Role role, const std::string& name, std::string secret) {
  const User user{new_id("user"), role, name, now()};
  Token token;
  token.id = new_id("token");
  token.user = user.id;
  token.hash = hash_of(secret);
  token.label = name;
  token.created = now();
  store_.add_user(user);
  store_.add_token(token);
  return secret;
}

// Asked for with every request and every event, so it is kept from the store; what changes a token
// calls forget_callers(). Unknown tokens are not kept: a stranger could send any number of them.
std::optional<Caller> Service::caller_of(const std::string& token) {
  constexpr std::size_t most_kept = 10'000;
  if (token.empty()) return std::nullopt;
  const std::string hash = hash_of(token);
  auto kept = callers_.find(hash);
  if (kept == callers_.end()) {
    const auto found = store_.token_by_hash(hash);
    if (!found || found->user.empty() || found->revoked) return std::nullopt;
    const auto user = store_.user(found->user);
    if (!user) return std::nullopt;
    if (callers_.size() >= most_kept) callers_.clear();
    kept = callers_.try_emplace(hash, Caller{*user, *found}).first;
  }
  const auto& expires = kept->second.token.expires;
  if (expires && *expires <= now()) return std::nullopt;
  return kept->second;
}

void Service::limit_rate(const std::optional<Caller>& caller, const std::string& address) {
  const bool candidate = caller && caller->user.role == Role::candidate;
  RateLimit& limit = !caller ? strangers_ : candidate ? candidates_ : others_;
  const Rate& rate = !caller     ? options_.strangers
                     : candidate ? options_.candidates
                                 : options_.others;
  if (const auto wait = limit.take(caller ? caller->token.id : address, now())) {
    const auto whole = std::chrono::ceil<std::chrono::seconds>(*wait);
    throw Refused{429, fmt::format("more than {} requests a second; wait {} s", rate.per_second,
                                   whole.count())}
        .retry_after(whole);
  }
}

Service::Result Service::run(const Method& method, json::object params, const std::string& token,
                             const std::shared_ptr<Peer>& peer, const std::string& idempotency_key,
                             const std::string& address) {
  const auto caller = caller_of(token);
  limit_rate(caller, peer ? peer->address : address);
  if (!method.open) {
    if (!caller)
      throw Refused{401, token.empty() ? "this needs a token: send 'Authorization: Bearer TOKEN', "
                                         "or call authenticate first"
                                       : "the token is unknown, expired or revoked; ask for "
                                         "another"};
    if ((method.roles & bit(caller->user.role)) == 0)
      throw Refused{403, fmt::format("a token of role {} may not call {}",
                                     to_string(caller->user.role), method.name)};
  }
  validate(params, method.params);
  Call call{caller ? &*caller : nullptr, std::move(params), peer, idempotency_key};
  json::value value = method.run(*this, call);
  return {std::move(value), call.unsettled};
}

void Service::settle(std::function<void(bool on_disk)> then) {
  if (settling_ != nullptr) return settling_->when_on_disk(std::move(then));
  bool on_disk = true;
  try {
    store_.flush();
  } catch (const StoreError& error) {
    log("{}", error.what());
    on_disk = false;
  }
  then(on_disk);
}

// Answers at once when the disk has it already; else the peer is owed it.
std::string Service::settled(const std::shared_ptr<Peer>& peer, std::string answer,
                             std::string if_lost) {
  const auto at_once = std::make_shared<std::optional<std::string>>();
  const auto waits = std::make_shared<bool>(false);
  settle([=, answer = std::move(answer), if_lost = std::move(if_lost)](bool on_disk) mutable {
    std::string& said = on_disk ? answer : if_lost;
    if (!*waits) {
      *at_once = std::move(said);
      return;
    }
    --peer->owed;
    peer->send(std::move(said));
  });
  if (*at_once) return **at_once;
  *waits = true;
  ++peer->owed;
  return {};
}

void Service::watch(const std::shared_ptr<Peer>& peer, const std::string& what) {
  if (!peer) throw Refused{400, "only a connection that stays open can watch; use /v1/socket"};
  auto& watched = watched_by_[peer.get()];
  if (watched.size() >= 1000) throw Refused{429, "one connection watches 1000 things at most"};
  if (watched.insert(what).second) watchers_[what].push_back(peer);
}

void Service::unwatch(const std::shared_ptr<Peer>& peer, const std::string& what) {
  const auto found = watchers_.find(what);
  if (found == watchers_.end()) return;
  std::erase_if(found->second,
                [&](const auto& one) { return one.expired() || one.lock() == peer; });
  if (found->second.empty()) watchers_.erase(found);
}

void Service::forget(const std::shared_ptr<Peer>& peer) {
  const auto found = watched_by_.find(peer.get());
  if (found == watched_by_.end()) return;
  for (const auto& what : found->second) unwatch(peer, what);
  watched_by_.erase(found);
}

// For what comes before the report; whose the submission is was read once.
std::optional<Submission> Service::submission_of(const Event& event) {
  const auto known = told_of_.find(event.submission);
  if (known != told_of_.end()) return known->second;
  auto submission = store_.submission(event.submission);
  if (!submission) return submission;
  submission->files.clear();
  return told_of_[event.submission] = *std::move(submission);
}

void Service::tell(const Event& event, const Submission& submission) {
  std::set<std::shared_ptr<Peer>> peers;  // once each, also who watches the session as well
  for (const auto& watched : {submission.id, submission.session}) {
    const auto found = watchers_.find(watched);
    if (found == watchers_.end()) continue;
    for (const auto& weak : found->second) {
      if (auto peer = weak.lock()) peers.insert(std::move(peer));
    }
  }
  for (const auto& peer : peers) {
    const auto caller = caller_of(peer->token);
    const auto eyes = caller ? eyes_for(*this, *caller, submission) : std::nullopt;
    auto view = eyes ? told(*this, event, submission, *eyes) : std::nullopt;
    if (!view) continue;
    peer->send(json::serialize(
        json::object{{"jsonrpc", "2.0"}, {"method", "event"}, {"params", *std::move(view)}}));
  }
}

// Called by the dispatcher; a failure here must not become its own.
void Service::on_event(const Event& event) {
  const auto attempt = [&](const char* doing, const auto& what) {
    try {
      what();
    } catch (const std::exception& error) {
      log("{} submission {}: {}", doing, event.submission, error.what());
    }
  };
  if (event.kind != Event::Kind::report) {
    if (watchers_.empty()) return;
    return attempt("tell about", [&] {
      if (const auto submission = submission_of(event)) tell(event, *submission);
    });
  }
  told_of_.erase(event.submission);
  std::optional<Submission> submission;
  attempt("read", [&] { submission = store_.submission(event.submission); });
  if (!submission) return;
  attempt("reckon with", [&] { after_report(*submission); });
  if (!watchers_.empty()) attempt("tell about", [&] { tell(event, *submission); });
}

}  // namespace server
