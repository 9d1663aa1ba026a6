// What happened, as numbers, in Prometheus' text form.
#pragma once

#include <memory>
#include <string>

#include "server/dispatcher/dispatcher.hpp"

namespace server {

class Metrics {
 public:
  Metrics();
  ~Metrics();

  void answered(const std::string& method, bool refused);
  void judged(const std::string& verdict, milliseconds waiting, milliseconds judging);

  [[nodiscard]] std::string text(const DispatcherCounts& counts) const;

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace server
