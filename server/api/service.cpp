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

namespace {

template <typename Work>
void attempt(const char* doing, const std::string& submission, const Work& work) {
  try {
    work();
  } catch (const std::exception& error) {
    log("{} submission {}: {}", doing, submission, error.what());
  }
}

}  // namespace

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
  return {std::move(value), call.unsettled, std::move(call.afterwards)};
}

void Service::settle(std::function<void(bool on_disk)> then) {
  if (settling_ != nullptr)
    return settling_->when_on_disk(std::move(then), dispatcher_->patience(Lane::interactive));
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
                             std::function<std::string()> if_lost,
                             std::vector<std::function<void()>> afterwards) {
  const auto at_once = std::make_shared<std::optional<std::string>>();
  const auto waits = std::make_shared<bool>(false);
  settle([=, answer = std::move(answer), if_lost = std::move(if_lost),
          afterwards = std::move(afterwards)](bool on_disk) mutable {
    std::string said = on_disk ? std::move(answer) : if_lost();
    if (!*waits && afterwards.empty()) {
      *at_once = std::move(said);
      return;
    }
    if (*waits) --peer->owed;
    peer->send(std::move(said));
    if (!on_disk) return;
    for (const auto& then : afterwards) then();
    if (!*waits) at_once->emplace();
  });
  if (*at_once) return **at_once;
  *waits = true;
  ++peer->owed;
  return {};
}

// For what comes before the report; whose the submission is was read once.
const Submission* Service::submission_of(const Event& event) {
  constexpr std::size_t most_kept = 10'000;
  const auto known = told_of_.find(event.submission);
  if (known != told_of_.end()) return &known->second;
  auto submission = store_.submission(event.submission);
  if (!submission) return nullptr;
  submission->files.clear();
  if (told_of_.size() >= most_kept) told_of_.clear();
  return &(told_of_[event.submission] = *std::move(submission));
}

std::optional<Eyes> Service::eyes_of(const std::shared_ptr<Peer>& peer,
                                     const Submission& submission) {
  const auto caller = caller_of(peer->token);
  return caller ? eyes_for(*this, *caller, submission) : std::nullopt;
}

void Service::tell(const Event& event, const Submission& submission) {
  const bool is_report = event.kind == Event::Kind::report;
  for (const auto& peer : watchers_.of(submission.id, submission.session, is_report)) {
    const auto eyes = eyes_of(peer, submission);
    auto message = eyes ? message_of(*this, event, submission, *eyes) : std::nullopt;
    if (message) peer->send(*std::move(message));
  }
}

// Of what is over, all that happened; of what is not, the rest follows. Called when the answer was
// given, so a failure has nobody to be told to.
void Service::follow(const std::shared_ptr<Peer>& peer, const std::string& id, Told what) {
  attempt("follow", id, [&] {
    const bool under_way = dispatcher_->under_way(id);
    if (under_way) watchers_.add(peer, id, what);
    if (under_way && what == Told::report) return;
    const auto submission = store_.submission(id);
    const auto eyes = submission ? eyes_of(peer, *submission) : std::nullopt;
    if (!eyes) return;
    for (auto& view : told_after(*this, *submission, *eyes, 0)) {
      const bool is_report = view.at("event") == "report";
      if (what == Told::everything || is_report) peer->send(notification(std::move(view)));
    }
  });
}

// Called by the dispatcher; a failure here must not become its own.
void Service::on_event(const Event& event) {
  if (event.kind != Event::Kind::report) {
    if (!watchers_.anybody_for_everything()) return;
    return attempt("tell about", event.submission, [&] {
      if (const auto* submission = submission_of(event)) tell(event, *submission);
    });
  }
  told_of_.erase(event.submission);
  attempt("reckon with", event.submission, [&] { after_report(*event.judged); });
  if (watchers_.empty()) return;
  attempt("tell about", event.submission, [&] {
    if (watchers_.anybody_for_everything() &&
        !watchers_.of(event.submission, event.judged->session, false).empty()) {
      for (const auto& missed : missed_before(event)) tell(missed, *event.judged);
    }
    tell(event, *event.judged);
  });
  watchers_.drop(event.submission);
}

}  // namespace server
