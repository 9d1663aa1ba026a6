// Which connections are told of what: of a submission, or of all that belong to a session.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "server/api/api.hpp"

namespace server {

enum class Told { everything, report };  // of a submission

class Watchers {
 public:
  // Throws Refused when the peer cannot be told of anything more. Asked with the request; what was
  // promised then is added whatever came in between.
  void expect_room(const std::shared_ptr<Peer>& peer) const;
  void add(const std::shared_ptr<Peer>& peer, const std::string& what,
           Told told = Told::everything);
  void drop(const std::string& what);  // there is nothing more to tell of it
  void forget(const std::shared_ptr<Peer>& peer);

  [[nodiscard]] bool empty() const { return watchers_.empty(); }
  // Whether anybody wants to hear more than reports, of anything.
  [[nodiscard]] bool anybody_for_everything() const { return for_everything_ > 0; }
  // Those who want to hear this of a submission, each once.
  [[nodiscard]] std::set<std::shared_ptr<Peer>> of(const std::string& submission,
                                                   const std::string& session,
                                                   bool is_report) const;

 private:
  struct Watcher {
    std::weak_ptr<Peer> peer;
    Told told;
  };
  std::map<std::string, std::vector<Watcher>> watchers_;  // by submission or session
  std::map<const Peer*, std::set<std::string>> watched_by_;
  std::size_t for_everything_ = 0;  // so many watchers
};

}  // namespace server
