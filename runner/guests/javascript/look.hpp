// Looks at a program's objects without running anything of it: no getter, no trap, no method that
// could have been replaced. For proxies none of this may be called but is_proxy().
#pragma once

#include <js/Class.h>
#include <js/PropertyDescriptor.h>
#include <js/ProtoKey.h>
#include <jsapi.h>
#include <mozilla/Maybe.h>

#include <optional>
#include <string>

namespace runner {

[[nodiscard]] bool is_proxy(JSObject* object);

[[nodiscard]] js::ESClass class_of(JSContext* context, JS::HandleObject object);

// Null for an object without one.
[[nodiscard]] JSObject* prototype_of(JSContext* context, JS::HandleObject object);

// Whether its prototype is the one that the language gives to that class.
[[nodiscard]] bool is_direct(JSContext* context, JS::HandleObject object, JSProtoKey key);

// The keys of its own properties, hidden ones and symbols too, in the language's order.
[[nodiscard]] bool own_keys(JSContext* context, JS::HandleObject object,
                            JS::MutableHandleIdVector keys);

using Descriptor = JS::Rooted<mozilla::Maybe<JS::PropertyDescriptor>>;
[[nodiscard]] bool own_property(JSContext* context, JS::HandleObject object, JS::HandleId key,
                                Descriptor& found);

// A value under that name, of the object or what it inherits from; undefined when it is computed.
void find_value(JSContext* context, JS::HandleObject object, const char* name,
                JS::MutableHandleValue found);
// The same, if it is a text.
[[nodiscard]] std::optional<std::string> find_text(JSContext* context, JS::HandleObject object,
                                                   const char* name, std::size_t limit);

// "Point", "" for none.
[[nodiscard]] std::string function_name(JSContext* context, JS::HandleObject function);
// The name of the function that made it, as far as that can be seen; "" for none.
[[nodiscard]] std::string constructor_name(JSContext* context, JS::HandleObject object);

// What a Map holds, key, value, key, value; what a Set holds.
[[nodiscard]] bool map_entries(JSContext* context, JS::HandleObject map,
                               JS::RootedValueVector& into);
[[nodiscard]] bool set_values(JSContext* context, JS::HandleObject set,
                              JS::RootedValueVector& into);

[[nodiscard]] std::string regexp_flags(JSContext* context, JS::HandleObject regexp);

}  // namespace runner
