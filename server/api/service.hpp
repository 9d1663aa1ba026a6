// The server's methods: each checks who asks, reads and writes the store, and answers. Put together
// from the parts below; it owns none of them but what belongs to connections.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "server/api/api.hpp"
#include "server/api/catalogue.hpp"
#include "server/api/eyes.hpp"
#include "server/api/identity.hpp"
#include "server/api/metrics.hpp"
#include "server/api/rate_limit.hpp"
#include "server/api/refused.hpp"
#include "server/api/shelf.hpp"
#include "server/api/watchers.hpp"
#include "server/clock.hpp"
#include "server/dispatcher/dispatcher.hpp"
#include "server/dispatcher/settling.hpp"
#include "server/store/store.hpp"

namespace server {

// Requests a second for each token, and how many at once.
struct Rate {
  double per_second, burst;
};

struct ServiceOptions {
  Rate candidates{50, 200};
  Rate others{2000, 4000};
  Rate strangers{20, 100};              // without a token: for each address
  std::size_t most_tokens = 100;        // of one user, that are good
  std::size_t most_invitations = 1000;  // to one assignment, that are open
  bool open_metrics = false;            // /metrics without a token
};

class Service : public Api {
 public:
  Service(Store& store, Shelf& shelf, const Clock& clock, ServiceOptions options);

  // Comes after both are made: each needs the other.
  void use(Dispatcher& dispatcher) { dispatcher_ = &dispatcher; }
  // Without it, every answer waits for the disk itself.
  void use(Settling& settling) { settling_ = &settling; }

  // Api
  [[nodiscard]] std::string answer(const std::shared_ptr<Peer>& peer,
                                   std::string_view message) override;
  [[nodiscard]] HttpAnswer answer(const HttpRequest& request) override;
  void settle(std::function<void(bool on_disk)> then) override;
  void forget(const std::shared_ptr<Peer>& peer) override { watchers_.forget(peer); }

  // From the dispatcher.
  void on_event(const Event& event);

  // A user with a bearer token, for the operator's first steps. Returns the token.
  std::string make_user(Role role, const std::string& name, std::string secret = make_token());

  // What the methods are made of; see the files of their subjects.
  Store& store() { return store_; }
  Shelf& shelf() { return shelf_; }
  [[nodiscard]] Time now() const { return clock_.now(); }
  [[nodiscard]] std::string new_id(std::string_view kind) { return ids_.make(kind, now()); }
  [[nodiscard]] const ServiceOptions& options() const { return options_; }
  // Whose token it is; nobody's when it is unknown, expired or revoked.
  [[nodiscard]] std::optional<Caller> caller_of(const std::string& token);
  Dispatcher& dispatcher() { return *dispatcher_; }
  Metrics& metrics() { return metrics_; }
  // After users or tokens were changed.
  void forget_callers() { callers_.clear(); }
  Watchers& watchers() { return watchers_; }
  // Tells the peer what happened to a submission, and what will.
  void follow(const std::shared_ptr<Peer>& peer, const std::string& submission, Told what);

  // Every method passes here. Throws Refused.
  struct Result {
    boost::json::value value;
    bool unsettled = false;
    std::function<void()> afterwards{};  // when that was said
  };
  [[nodiscard]] Result run(const Method& method, boost::json::object params,
                           const std::string& token, const std::shared_ptr<Peer>& peer,
                           const std::string& idempotency_key, const std::string& address = {});

 private:
  [[nodiscard]] const Submission* submission_of(const Event& event);
  [[nodiscard]] std::optional<Eyes> eyes_of(const std::shared_ptr<Peer>& peer,
                                            const Submission& submission);
  [[nodiscard]] Result answer_one(const std::shared_ptr<Peer>& peer,
                                  const boost::json::value& message);
  [[nodiscard]] std::string settled(const std::shared_ptr<Peer>& peer, std::string answer,
                                    std::function<std::string()> if_lost,
                                    std::vector<std::function<void()>> afterwards);
  void limit_rate(const std::optional<Caller>& caller, const std::string& address);
  void tell(const Event& event, const Submission& submission);
  void after_report(const Submission& submission);

  Store& store_;
  Shelf& shelf_;
  const Clock& clock_;
  ServiceOptions options_;
  Dispatcher* dispatcher_ = nullptr;
  Settling* settling_ = nullptr;
  RateLimit candidates_, others_, strangers_;
  Metrics metrics_;
  std::map<std::string, Caller> callers_;      // by their tokens' hashes; as the store has them
  std::map<std::string, Submission> told_of_;  // without files and report; those under way
  Ids ids_;
  Watchers watchers_;
};

}  // namespace server
