// Values as they can be typed again: functions by their text, objects that have a name by it, and
// what stands in several places, or in itself, as one.
#pragma once

#include <functional>
#include <vector>

#include "runner/guests/javascript/encoder.hpp"

namespace runner {

class NotedValues : public Substitutes {
 public:
  explicit NotedValues(JSContext* context) : context_{context}, named_{context} {}

  // Whether a text is one function that needs no names but the language's.
  using IsClosed = std::function<bool(const std::string&)>;
  void begin(IsClosed is_closed);

  // A list. Beside the encoder's values there are in it these typed ones: source (text), named
  // (identity), frozen (value), shared (number, value) where it is met first, again (number).
  void put(Encoder& into, JS::HandleValueVector values);

  [[nodiscard]] std::uint32_t known(JSObject* object) const;  // 0 for one without a name
  std::uint32_t give_name(JS::HandleObject object);
  // Whether calls may go to it: not an array, a Map or data.
  [[nodiscard]] bool is_worth_a_name(JS::HandleObject object) const;

 private:
  bool put(Encoder& into, JS::HandleObject object) override;
  bool put_again(Encoder& into, JS::HandleObject object);
  [[nodiscard]] std::string source_of(JS::HandleObject function) const;

  JSContext* context_;
  JS::PersistentRootedObjectVector named_;
  IsClosed is_closed_;
  // Of the list that is being written: what was met, and how often.
  JS::RootedObjectVector* met_ = nullptr;
  std::vector<int>* times_ = nullptr;
  bool counting_ = false;
};

}  // namespace runner
