// The JavaScript guest as its tests ask it: in this process, without a sandbox.
#pragma once

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "runner/guests/javascript/javascript_guest.hpp"

namespace runner {

inline Value text(std::string utf8) { return {Text{std::move(utf8)}}; }

inline std::string message(std::vector<std::pair<std::string, Value>> fields) {
  Dict dict;
  for (auto& [name, value] : fields) dict.items.emplace_back(text(name), std::move(value));
  return encode({std::move(dict)});
}

// A reply, taken apart.
class Seen {
 public:
  explicit Seen(const std::string& reply) : reply_{decode(reply)} {}

  [[nodiscard]] Value field(const std::string& name) const {
    for (const auto& [key, value] : std::get<Dict>(reply_.is).items) {
      if (std::get<Text>(key.is).utf8 == name) return value;
    }
    throw std::runtime_error{"no field " + name};
  }
  [[nodiscard]] std::string string(const std::string& name) const {
    return std::get<Text>(field(name).is).utf8;
  }
  [[nodiscard]] std::string kind() const { return string("kind"); }
  [[nodiscard]] int line() const { return static_cast<int>(std::get<Integer>(field("line").is)); }
  [[nodiscard]] Value observation(const std::string& name) const {
    if (kind() != "observed") throw std::runtime_error{string("type") + ": " + string("message")};
    const Value observations = field("observations");
    for (const Value& pair : std::get<List>(observations.is).items) {
      const auto& items = std::get<Tuple>(pair.is).items;
      if (std::get<Text>(items[0].is).utf8 == name) return items[1];
    }
    throw std::runtime_error{"no observation " + name};
  }

 private:
  Value reply_;
};

// The engine can be started once in a process, so all tests share it: each loads what it needs
// under names of its own.
class JavascriptGuestTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (guest == nullptr) guest = new JavascriptGuest;
  }
  static void given_driver(const std::string& driver) {
    guest->load_layer(message({{"layer", text("problem")},
                               {"driver", text(driver)},
                               {"memory", Value{Integer{128U << 20}}}}));
  }
  static Seen submit(const std::string& source) {
    const Value file{Tuple{{text("solution.js"), {Bytes{source}}}}};
    return Seen{guest->answer(message({{"op", text("load")}, {"files", {List{{file}}}}}))};
  }
  static Seen call(const std::string& expression, int seed = 1, int limit = 1 << 20) {
    return Seen{guest->answer(message({{"op", text("case")},
                                       {"call", text(expression)},
                                       {"seed", Value{Integer{seed}}},
                                       {"limit", Value{Integer{limit}}}}))};
  }
  static Value result(const std::string& expression, int seed = 1) {
    return call(expression, seed).observation("result");
  }
  static std::string shown(const std::string& expression, int seed = 1) {
    return render(result(expression, seed), 2000, Notation::javascript);
  }
  // Observed without what is only there to be seen by people.
  static bool opaque(const std::string& expression) {
    return std::holds_alternative<Opaque>(result(expression).is);
  }

  inline static JavascriptGuest* guest = nullptr;
};

}  // namespace runner
