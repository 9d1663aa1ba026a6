// The JavaScript guest: SpiderMonkey warmed up in a snapshot, and in a cell the requests of
// protocol.md.
#pragma once

#include <memory>
#include <optional>
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

  // Nothing when all files ran and nothing is left to do; else the reply that says why.
  std::string run_files();
  // What the call came to is shown then, and nothing is left to do.
  std::optional<Failure> evaluate(const std::string& call);
  void evaluate_noting_calls(const Dict& request);
  // The value is what it is in the end.
  std::optional<Failure> settle(JS::MutableHandleValue value);
  std::optional<Failure> rest(EventLoop::Rest how);
  Failure raised();
  void name_size(const Dict& request);
  std::string observed();
  void warm_up();

  Engine engine_;
  JSContext* context_;
  Surroundings surroundings_;
  JS::PersistentRootedObject scope_;  // of the driver, and of calls
  std::vector<Source> files_;         // the submission's, the main one first
};

}  // namespace runner
