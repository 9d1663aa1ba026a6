// The JavaScript guest: SpiderMonkey warmed up in a snapshot, and in a cell the requests of
// protocol.md.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runner/guests/javascript/engine.hpp"
#include "runner/guests/javascript/failure.hpp"
#include "runner/guests/javascript/surroundings.hpp"
#include "runner/value.hpp"
#include "sandbox/guest.hpp"

namespace runner {

class JavascriptGuest : public sandbox::GuestProgram {
 public:
  JavascriptGuest();

  [[nodiscard]] std::vector<std::string> readable() const override { return {}; }
  [[nodiscard]] std::string engines() const override;
  void load_layer(std::string_view layer) override;
  void enter_cell() override {}
  [[nodiscard]] std::string answer(std::string_view request) override;

 private:
  std::string load(const Dict& request);
  std::string run_case(const Dict& request);
  std::string run_snippet(const Dict& request);

  // Empty when all files ran and nothing is left to do; else the failure's reply.
  std::string run_files();
  // What the call's value is in the end: false when the reply says why there is none.
  bool settle(JS::MutableHandleValue value, std::string& reply);
  std::string rest(EventLoop::Rest how);
  std::string raised();
  std::string observed();
  void warm_up();

  Engine engine_;
  JSContext* context_;
  Surroundings surroundings_;
  JS::PersistentRootedObject scope_;  // of the driver, and of calls
  std::vector<Source> files_;         // the submission's, the main one first
};

}  // namespace runner
