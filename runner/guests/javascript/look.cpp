#include "runner/guests/javascript/look.hpp"

#include <js/CallArgs.h>
#include <js/MapAndSet.h>
#include <js/Object.h>
#include <js/PropertyAndElement.h>
#include <js/Proxy.h>
#include <js/RegExp.h>
#include <js/RegExpFlags.h>
#include <jsfriendapi.h>

#include "runner/guests/javascript/text.hpp"

namespace runner {
namespace {

constexpr int longest_chain = 1000;  // of prototypes

// Puts what it is called with into the vector that it carries: (value, key, map) or (value, value,
// set).
bool collect(JSContext*, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  const JS::Value& place = js::GetFunctionNativeReserved(&arguments.callee(), 0);
  const bool pairs = js::GetFunctionNativeReserved(&arguments.callee(), 1).toBoolean();
  auto& into = *static_cast<JS::RootedValueVector*>(place.toPrivate());
  arguments.rval().setUndefined();
  return (!pairs || into.append(arguments.get(1))) && into.append(arguments.get(0));
}

template <typename ForEach>
bool collect_all(JSContext* context, JS::HandleObject object, bool pairs, ForEach for_each,
                 JS::RootedValueVector& into) {
  JSFunction* function = js::NewFunctionWithReserved(context, collect, 3, 0, "collect");
  if (function == nullptr) return false;
  JS::RootedObject collector{context, JS_GetFunctionObject(function)};
  js::SetFunctionNativeReserved(collector, 0, JS::PrivateValue(&into));
  js::SetFunctionNativeReserved(collector, 1, JS::BooleanValue(pairs));
  JS::RootedValue callback{context, JS::ObjectValue(*collector)};
  return for_each(context, object, callback, JS::UndefinedHandleValue);
}

}  // namespace

bool is_proxy(JSObject* object) { return js::IsProxy(object); }

js::ESClass class_of(JSContext* context, JS::HandleObject object) {
  js::ESClass found = js::ESClass::Other;
  if (!JS::GetBuiltinClass(context, object, &found)) JS_ClearPendingException(context);
  return found;
}

JSObject* prototype_of(JSContext* context, JS::HandleObject object) {
  JS::RootedObject prototype{context};
  if (!JS_GetPrototype(context, object, &prototype)) JS_ClearPendingException(context);
  return prototype;
}

bool is_direct(JSContext* context, JS::HandleObject object, JSProtoKey key) {
  JS::RootedObject expected{context};
  if (!JS_GetClassPrototype(context, key, &expected)) return false;
  return prototype_of(context, object) == expected;
}

bool own_keys(JSContext* context, JS::HandleObject object, JS::MutableHandleIdVector keys) {
  return js::GetPropertyKeys(context, object, JSITER_OWNONLY | JSITER_HIDDEN | JSITER_SYMBOLS,
                             keys);
}

bool own_property(JSContext* context, JS::HandleObject object, JS::HandleId key,
                  Descriptor& found) {
  return JS_GetOwnPropertyDescriptorById(context, object, key, &found);
}

void find_value(JSContext* context, JS::HandleObject object, const char* name,
                JS::MutableHandleValue found) {
  found.setUndefined();
  JS::RootedObject at{context, object};
  for (int i = 0; i < longest_chain && at && !is_proxy(at); ++i) {
    Descriptor descriptor{context};
    if (!JS_GetOwnPropertyDescriptor(context, at, name, &descriptor)) {
      JS_ClearPendingException(context);
      return;
    }
    if (descriptor.isSome()) {
      if (descriptor->hasValue()) found.set(descriptor->value());
      return;
    }
    at = prototype_of(context, at);
  }
}

std::optional<std::string> find_text(JSContext* context, JS::HandleObject object, const char* name,
                                     std::size_t limit) {
  JS::RootedValue found{context};
  find_value(context, object, name, &found);
  if (!found.isString()) return std::nullopt;
  return to_utf8(context, found.toString(), limit);
}

std::string function_name(JSContext* context, JS::HandleObject function) {
  constexpr std::size_t most = 100;
  Descriptor descriptor{context};
  if (!JS_GetOwnPropertyDescriptor(context, function, "name", &descriptor)) {
    JS_ClearPendingException(context);
    return {};
  }
  if (descriptor.isNothing() || !descriptor->hasValue() || !descriptor->value().isString()) {
    return {};
  }
  return to_utf8(context, descriptor->value().toString(), most);
}

std::string constructor_name(JSContext* context, JS::HandleObject object) {
  JS::RootedValue constructor{context};
  find_value(context, object, "constructor", &constructor);
  if (!constructor.isObject() || is_proxy(&constructor.toObject())) return {};
  JS::RootedObject function{context, &constructor.toObject()};
  return JS_ObjectIsFunction(function) ? function_name(context, function) : std::string{};
}

bool map_entries(JSContext* context, JS::HandleObject map, JS::RootedValueVector& into) {
  return collect_all(context, map, true, JS::MapForEach, into);
}

bool set_values(JSContext* context, JS::HandleObject set, JS::RootedValueVector& into) {
  return collect_all(context, set, false, JS::SetForEach, into);
}

std::string regexp_flags(JSContext* context, JS::HandleObject regexp) {
  const JS::RegExpFlags flags = JS::GetRegExpFlags(context, regexp);
  std::string text;
  if (flags.hasIndices()) text += 'd';
  if (flags.global()) text += 'g';
  if (flags.ignoreCase()) text += 'i';
  if (flags.multiline()) text += 'm';
  if (flags.dotAll()) text += 's';
  if (flags.unicode()) text += 'u';
  if (flags.sticky()) text += 'y';
  return text;
}

}  // namespace runner
