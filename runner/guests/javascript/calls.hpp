// What the driver calls of the candidate's, with what, and what comes of it: the first calls of a
// testcase, without those that the candidate's functions make among themselves.
#pragma once

#include <jsapi.h>

#include <memory>
#include <string>
#include <vector>

#include "runner/guests/javascript/noted_values.hpp"

namespace runner {

class Calls {
 public:
  explicit Calls(JSContext* context) : context_{context}, values_{context} {}

  // `shown`: functions of the driver's that are noted in the place of what they call.
  void start(const std::vector<std::string>& shown);

  // Stops. Encoded as a list of tuples: (kind, name, identity, arguments, keywords, how, value).
  // `kind` is "function", "closure", "constructor", "method" or "property". `identity` is that of
  // the object that a method or a property belongs to, of a closure that was returned before, or
  // of what a function or constructor made; 0 where there is none. `keywords`: under "this" what
  // was that, under "0" and so on what became of an argument that was changed, and under "0 later"
  // what it is when nothing is left to do, if that is something else again. `how` is "returned",
  // "raised", "unknown", or of a promise "resolved", "rejected" or "pending".
  [[nodiscard]] std::string take();

  // For what watches, which is JavaScript of its own.
  [[nodiscard]] bool takes_more() const;
  void begin(const std::string& kind, const std::string& name, std::uint32_t identity,
             JS::HandleValue self, JS::HandleValueVector arguments);
  [[nodiscard]] bool end(const std::string& how, JS::HandleValue value);  // whether it has a name
  void spoil() { spoiled_ = true; }                                       // something was not seen
  [[nodiscard]] std::uint32_t known(JSObject* object) const { return values_.known(object); }

 private:
  struct Note {
    std::string kind, name;
    std::uint32_t identity = 0;
    std::string arguments_as_given, self;    // `self`: of `this`, or nothing
    std::vector<std::string> each_as_given;  // empty for what cannot be changed
    std::vector<std::string> afterwards;     // empty for what is as it was
    std::vector<std::string> later;          // empty for what is as it was afterwards
    std::vector<JS::PersistentRootedValue> arguments;
    std::string how = "unknown", value;
    JS::PersistentRootedObject promise;  // that it returned
  };

  void make_watch();
  [[nodiscard]] bool ask_watch(const char* name, const JS::HandleValueArray& arguments,
                               JS::MutableHandleValue answer);
  [[nodiscard]] bool is_closed(const std::string& source);
  [[nodiscard]] std::string encoded(JS::HandleValue value) const;
  [[nodiscard]] std::string spelled(JS::HandleValue value);
  void close(Note& note, JS::HandleValue value);
  void settle(Note& note);
  void look_again(Note& note);
  void write(Encoder& into, const Note& note) const;

  JSContext* context_;
  NotedValues values_;
  JS::PersistentRootedObject program_;  // its global object
  JS::PersistentRootedObject watch_;    // what watch.js gives
  std::vector<std::unique_ptr<Note>> notes_;
  std::size_t bytes_ = 0;
  bool spoiled_ = false;
};

}  // namespace runner
