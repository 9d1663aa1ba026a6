#include "runner/guests/javascript/noted_values.hpp"

#include <jsfriendapi.h>

#include <algorithm>

#include "runner/guests/javascript/look.hpp"
#include "runner/guests/javascript/text.hpp"

namespace runner {
namespace {

constexpr std::size_t longest_source = 200;
constexpr std::size_t most_objects = 500;  // that are told apart in one list

bool is_container(js::ESClass kind) {
  return kind == js::ESClass::Array || kind == js::ESClass::Object || kind == js::ESClass::Map ||
         kind == js::ESClass::Set;
}

bool is_frozen(JSContext* context, JS::HandleObject object) {
  bool extensible = true;
  if (!JS_IsExtensible(context, object, &extensible)) JS_ClearPendingException(context);
  return !extensible;
}

void put_typed_number(Encoder& into, std::string_view type, std::uint32_t number) {
  into.put_typed(type, 1);
  into.put_integer(number);
}

std::size_t place_of(const JS::RootedObjectVector& objects, JSObject* object) {
  std::size_t i = 0;
  while (i < objects.length() && objects[i] != object) ++i;
  return i;
}

}  // namespace

void NotedValues::begin(IsClosed is_closed) {
  named_.clear();
  is_closed_ = std::move(is_closed);
}

std::uint32_t NotedValues::known(JSObject* object) const {
  for (std::size_t i = 0; i < named_.length(); ++i) {
    if (named_[i] == object) return static_cast<std::uint32_t>(i + 1);
  }
  return 0;
}

std::uint32_t NotedValues::give_name(JS::HandleObject object) {
  if (const auto number = known(object); number > 0) return number;
  if (!named_.append(object)) return 0;
  return static_cast<std::uint32_t>(named_.length());
}

bool NotedValues::is_worth_a_name(JS::HandleObject object) const {
  if (is_proxy(object)) return false;
  if (JS::IsCallable(object)) return true;
  const JSProtoKey key = class_of(context_, object) == js::ESClass::Array ? JSProto_Array
                         : class_of(context_, object) == js::ESClass::Map ? JSProto_Map
                         : class_of(context_, object) == js::ESClass::Set ? JSProto_Set
                                                                          : JSProto_Object;
  if (class_of(context_, object) == js::ESClass::Promise ||
      class_of(context_, object) == js::ESClass::Date ||
      class_of(context_, object) == js::ESClass::RegExp ||
      class_of(context_, object) == js::ESClass::Error)
    return false;
  if (prototype_of(context_, object) != nullptr && !is_direct(context_, object, key)) return true;
  JS::RootedVector<JS::PropertyKey> keys{context_};
  if (key != JSProto_Object || !own_keys(context_, object, &keys)) return false;
  JS::RootedId id{context_};
  for (std::size_t i = 0; i < keys.length(); ++i) {
    id = keys[i];
    Descriptor found{context_};
    if (!own_property(context_, object, id, found) || found.isNothing()) return false;
    if (!found->hasValue()) return true;
    if (found->value().isObject() && JS::IsCallable(&found->value().toObject())) return true;
  }
  return false;
}

// Twice: what stands in several places is known only after the first time.
void NotedValues::put(Encoder& into, JS::HandleValueVector values) {
  JS::RootedObjectVector met{context_};
  std::vector<int> times;
  met_ = &met;
  times_ = &times;
  for (const bool counting : {true, false}) {
    counting_ = counting;
    Encoder tried{context_, into.room()};
    Encoder& to = counting ? tried : into;
    to.substitute_with(this);
    to.put_count('L', values.length());
    for (std::size_t i = 0; i < values.length(); ++i) to.put(values[i]);
    to.substitute_with(nullptr);
    for (int& each : times) each = each > 1 ? 0 : -1;  // not written yet; or it does not matter
  }
  met_ = nullptr;
  times_ = nullptr;
}

bool NotedValues::put(Encoder& into, JS::HandleObject object) {
  if (is_proxy(object)) return false;
  if (const auto number = known(object); number > 0) {
    put_typed_number(into, "named", number);
    return true;
  }
  if (JS_ObjectIsFunction(object)) {
    const std::string source = source_of(object);
    if (source.empty()) return false;
    into.put_typed("source", 1);
    into.put_text(source);
    return true;
  }
  if (!is_container(class_of(context_, object))) return false;
  if (put_again(into, object)) return true;
  if (is_frozen(context_, object)) into.put_typed("frozen", 1);
  return false;
}

bool NotedValues::put_again(Encoder& into, JS::HandleObject object) {
  const std::size_t place = place_of(*met_, object);
  if (place == met_->length()) {
    if (place >= most_objects || !met_->append(object)) return false;
    times_->push_back(1);
    return false;
  }
  int& times = (*times_)[place];
  if (counting_) {
    ++times;
    into.put_count('L', 0);
    return true;
  }
  if (times < 0) return false;
  const bool first = times++ == 0;
  into.put_typed(first ? "shared" : "again", first ? 2 : 1);
  into.put_integer(static_cast<std::uint32_t>(place));
  return !first;
}

// Empty when it is long, or more than a line, or needs names from around it.
std::string NotedValues::source_of(JS::HandleObject object) const {
  const JS::Rooted<JSFunction*> function{context_, JS_GetObjectFunction(object)};
  if (JS_GetFunctionScript(context_, function) == nullptr) {
    // One of the language's own is what its name says.
    const std::string name = function_name(context_, object);
    const JS::RootedObject global{context_, JS::CurrentGlobalOrNull(context_)};
    JS::RootedValue found{context_};
    if (!name.empty()) find_value(context_, global, name.c_str(), &found);
    return found.isObject() && &found.toObject() == object ? name : std::string{};
  }
  const JS::RootedString text{context_, JS_DecompileFunction(context_, function)};
  if (!text) JS_ClearPendingException(context_);
  if (!text || JS_GetStringLength(text) > longest_source) return {};
  std::string source = to_utf8(context_, text);
  if (source.find_first_of("\r\n") != std::string::npos || !is_closed_(source)) return {};
  return source;
}

}  // namespace runner
