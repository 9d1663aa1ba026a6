#include "runner/guests/javascript/inspect.hpp"

#include <js/Array.h>
#include <js/ArrayBuffer.h>
#include <js/BigInt.h>
#include <js/Conversions.h>
#include <js/Date.h>
#include <js/MapAndSet.h>
#include <js/Object.h>
#include <js/Promise.h>
#include <js/PropertyAndElement.h>
#include <js/Proxy.h>
#include <js/RegExp.h>
#include <js/Symbol.h>
#include <js/WeakMap.h>
#include <js/experimental/TypedData.h>
#include <jsfriendapi.h>

#include <algorithm>
#include <vector>

#include "runner/guests/javascript/layout.hpp"
#include "runner/guests/javascript/look.hpp"
#include "runner/guests/javascript/text.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

constexpr std::size_t most_items = 100;  // of an array, a Set or a Map

std::string more_items(std::size_t count) {
  return "... " + std::to_string(count) + " more item" + (count == 1 ? "" : "s");
}

std::string brackets(const std::string& inside) { return "[" + inside + "]"; }

bool is_plain_name(std::string_view text) {
  return is_identifier(text) && text.find('$') == std::string_view::npos;
}

std::string symbol_text(JSContext* context, JS::Symbol* symbol) {
  const JS::Rooted<JS::Symbol*> held{context, symbol};
  return "Symbol(" + to_utf8(context, JS::GetSymbolDescription(held), 1000) + ")";
}

std::string source_of(JSContext* context, JS::HandleObject function) {
  const JS::RootedFunction callable{context, JS_GetObjectFunction(function)};
  return callable ? to_utf8(context, JS_DecompileFunction(context, callable), 200) : std::string{};
}

std::string function_text(JSContext* context, JS::HandleObject function) {
  const std::string name = function_name(context, function);
  const std::string source = source_of(context, function);
  JS_ClearPendingException(context);
  if (source.starts_with("class") && source.find('{') != std::string::npos) {
    std::string text = "class " + (name.empty() ? "(anonymous)" : name);
    const JS::RootedObject parent{context, prototype_of(context, function)};
    if (parent && !is_proxy(parent) && !function_name(context, parent).empty()) {
      text += " extends " + function_name(context, parent);
    }
    return brackets(text);
  }
  std::string kind = "Function";
  if (source.starts_with("async function*")) {
    kind = "AsyncGeneratorFunction";
  } else if (source.starts_with("async")) {
    kind = "AsyncFunction";
  } else if (source.starts_with("function*")) {
    kind = "GeneratorFunction";
  }
  return brackets(kind + (name.empty() ? " (anonymous)" : ": " + name));
}

class Inspector {
 public:
  Inspector(JSContext* context, const InspectOptions& options)
      : context_{context}, options_{options}, path_{context}, circular_{context} {}

  std::string show(JS::HandleValue value) { return show_value(value, 0); }

 private:
  std::string show_value(JS::HandleValue value, int depth);
  std::string show_object(JS::HandleObject object, int depth);
  std::string show_parts(JS::HandleObject object, js::ESClass kind, int depth);
  bool fill_special(JS::HandleObject object, js::ESClass kind, const std::string& name, int depth,
                    Parts& parts);
  void fill_array(JS::HandleObject array, int depth, Parts& parts);
  void fill_typed_array(JS::HandleObject array, int depth, Parts& parts);
  void fill_map(JS::HandleObject map, int depth, Parts& parts);
  void fill_set(JS::HandleObject set, int depth, Parts& parts);
  void fill_promise(JS::HandleObject promise, int depth, Parts& parts);
  void fill_members(JS::HandleObject object, bool without_indices, int depth, Parts& parts);
  std::string show_member(const Descriptor& found, int depth);
  std::string show_key(JS::HandleId key);
  std::string scalar_base(JS::HandleObject object, js::ESClass kind, const std::string& name);
  std::string error_text(JS::HandleObject error);
  bool is_empty(JS::HandleObject object, js::ESClass kind);
  [[nodiscard]] bool full() const { return written_ > options_.limit; }

  JSContext* context_;
  InspectOptions options_;
  JS::RootedObjectVector path_;      // what is being shown, outermost first
  JS::RootedObjectVector circular_;  // what was met again inside of itself
  std::size_t indentation_ = 0;
  std::size_t written_ = 0;
  int last_depth_ = 0;  // of the object that was begun last
};

std::string Inspector::show_value(JS::HandleValue value, int depth) {
  std::string text;
  if (value.isString()) {
    text = quoted(to_utf8(context_, value.toString(), options_.limit, true));
  } else if (value.isSymbol()) {
    text = symbol_text(context_, value.toSymbol());
  } else if (value.isObject()) {
    JS::RootedObject object{context_, &value.toObject()};
    while (is_proxy(object)) {
      object = js::GetProxyTargetObject(object);
      if (!object) return "<Revoked Proxy>";
    }
    return show_object(object, depth);
  } else if (value.isNumber()) {
    text = render_number(value.toNumber());
  } else {
    text = to_utf8(context_, JS::ToString(context_, value), options_.limit);
    if (value.isBigInt()) text += 'n';
  }
  written_ += text.size();
  return text;
}

std::string Inspector::show_object(JS::HandleObject object, int depth) {
  for (std::size_t i = 0; i < path_.length(); ++i) {
    if (path_[i] != object) continue;
    std::size_t number = 0;
    while (number < circular_.length() && circular_[number] != object) ++number;
    if (number == circular_.length() && !circular_.append(object)) return "[Circular]";
    return "[Circular *" + std::to_string(number + 1) + "]";
  }
  if (!path_.append(object)) return "[Object]";
  std::string text = show_parts(object, class_of(context_, object), depth);
  path_.popBack();
  for (std::size_t i = 0; i < circular_.length(); ++i) {
    if (circular_[i] == object) text.insert(0, "<ref *" + std::to_string(i + 1) + "> ");
  }
  JS_ClearPendingException(context_);
  return text;
}

// An object without content needs no more room than its name would.
bool Inspector::is_empty(JS::HandleObject object, js::ESClass kind) {
  if (kind == js::ESClass::Map) return JS::MapSize(context_, object) == 0;
  if (kind == js::ESClass::Set) return JS::SetSize(context_, object) == 0;
  JS::RootedVector<JS::PropertyKey> keys{context_};
  if (!own_keys(context_, object, &keys)) return false;
  std::uint32_t length = 0;
  if (kind != js::ESClass::Array) return kind == js::ESClass::Object && keys.empty();
  return keys.length() == 1 && JS::GetArrayLength(context_, object, &length) && length == 0;
}

// What an object is in itself, before its members: "" where it is only its members.
std::string Inspector::scalar_base(JS::HandleObject object, js::ESClass kind,
                                   const std::string& name) {
  switch (kind) {
    case js::ESClass::Function:
      return function_text(context_, object);
    case js::ESClass::Error:
      return error_text(object);
    case js::ESClass::Date: {
      double milliseconds = 0;
      (void)js::DateGetMsecSinceEpoch(context_, object, &milliseconds);
      return render_date(milliseconds);
    }
    case js::ESClass::RegExp: {
      JSString* source = JS::GetRegExpSource(context_, object);
      return "/" + to_utf8(context_, source, 1000) + "/" + regexp_flags(context_, object);
    }
    case js::ESClass::Number:
    case js::ESClass::String:
    case js::ESClass::Boolean:
    case js::ESClass::BigInt: {
      const JS::RootedValue inner{context_, JS::GetReservedSlot(object, 0)};
      const char* type = kind == js::ESClass::Number    ? "Number"
                         : kind == js::ESClass::String  ? "String"
                         : kind == js::ESClass::Boolean ? "Boolean"
                                                        : "BigInt";
      return brackets(type + (": " + show_value(inner, 0)));
    }
    default:
      if (JS_ObjectIsFunction(object) || JS::IsCallable(object)) return "[Function]";
      if (JS::IsWeakMapObject(object)) return name + " { <items unknown> }";
      return {};
  }
}

std::string Inspector::error_text(JS::HandleObject error) {
  const std::string name = find_text(context_, error, "name", 100).value_or("Error");
  const std::string message = find_text(context_, error, "message", options_.limit).value_or("");
  const std::string text = message.empty() ? name : name + ": " + message;
  return path_.length() > 1 ? brackets(text) : text;
}

std::string Inspector::show_parts(JS::HandleObject object, js::ESClass kind, int depth) {
  std::string name = constructor_name(context_, object);
  const bool no_prototype = prototype_of(context_, object) == nullptr;
  const std::string base = scalar_base(object, kind, name);
  const bool array = kind == js::ESClass::Array;
  if (base.empty() && depth > options_.depth && !is_empty(object, kind)) {
    return brackets(array && (name == "Array" || name.empty()) ? "Array"
                    : no_prototype                             ? "Object: null prototype"
                    : name.empty()                             ? "Object"
                                                               : name);
  }
  if (full()) return "...";
  if (!is_empty(object, kind)) last_depth_ = depth;
  Parts parts{{}, array ? "[" : "{", array ? "]" : "}", {}, array, false, false};
  if (!base.empty()) {
    parts.prefix = base + " ";
  } else if (no_prototype) {
    parts.prefix = "[" + std::string{array ? "Array" : "Object"} + ": null prototype] ";
  } else if (!array && name != "Object" && !name.empty()) {
    parts.prefix = name + " ";
  }
  bool indices = array || kind == js::ESClass::String;
  if (base.empty()) {
    indentation_ += 2;
    indices = fill_special(object, kind, name, depth, parts) || indices;
    indentation_ -= 2;
  }
  const bool error = kind == js::ESClass::Error;
  if (!error || !base.empty()) fill_members(object, indices, depth, parts);
  if (!base.empty() && parts.items.empty()) return base;
  std::string text = lay_out(std::move(parts), indentation_, last_depth_ - depth < 3);
  written_ += 4;
  return text;
}

// The part of its content that is not in its members. Whether its indices are in it.
bool Inspector::fill_special(JS::HandleObject object, js::ESClass kind, const std::string& name,
                             int depth, Parts& parts) {
  const auto counted = [&](std::size_t count) {
    return (name.empty() ? "Object" : name) + "(" + std::to_string(count) + ") ";
  };
  if (kind == js::ESClass::Array) {
    fill_array(object, depth, parts);
    std::uint32_t length = 0;
    (void)JS::GetArrayLength(context_, object, &length);
    if (name != "Array" && !name.empty()) parts.prefix = counted(length);
  } else if (kind == js::ESClass::Map) {
    fill_map(object, depth, parts);
    parts.prefix = counted(JS::MapSize(context_, object));
  } else if (kind == js::ESClass::Set) {
    fill_set(object, depth, parts);
    parts.prefix = counted(JS::SetSize(context_, object));
  } else if (kind == js::ESClass::Promise) {
    fill_promise(object, depth, parts);
  } else if (kind == js::ESClass::Arguments) {
    parts.prefix = "[Arguments] ";
  } else if (JS_IsTypedArrayObject(object)) {
    fill_typed_array(object, depth, parts);
    parts.prefix = counted(JS_GetTypedArrayLength(object));
    return true;
  }
  return false;
}

void Inspector::fill_array(JS::HandleObject array, int depth, Parts& parts) {
  std::uint32_t length = 0;
  JS::RootedVector<JS::PropertyKey> keys{context_};
  if (!JS::GetArrayLength(context_, array, &length) || !own_keys(context_, array, &keys)) return;
  std::uint32_t next = 0;
  bool numbers = true;
  const auto put_holes = [&](std::uint32_t end) {
    if (next == end) return;
    const std::uint32_t count = end - next;
    parts.items.push_back("<" + std::to_string(count) + " empty item" + (count == 1 ? ">" : "s>"));
    numbers = false;
    next = end;
  };
  JS::RootedId key{context_};
  for (std::size_t i = 0; i < keys.length() && !full(); ++i) {
    key = keys[i];
    if (!key.isInt() || parts.items.size() >= most_items) break;
    put_holes(static_cast<std::uint32_t>(key.toInt()));
    if (parts.items.size() >= most_items) break;
    Descriptor found{context_};
    if (!own_property(context_, array, key, found) || found.isNothing()) break;
    numbers =
        numbers && found->hasValue() && (found->value().isNumber() || found->value().isBigInt());
    parts.items.push_back(show_member(found, depth));
    ++next;
  }
  if (parts.items.size() < most_items) put_holes(length);
  if (next < length) {
    parts.items.push_back(more_items(length - next));
    parts.more = true;
  }
  parts.numbers = numbers;
}

void Inspector::fill_typed_array(JS::HandleObject array, int depth, Parts& parts) {
  const std::size_t length = JS_GetTypedArrayLength(array);
  JS::RootedValue element{context_};
  for (std::size_t i = 0; i < std::min(length, most_items); ++i) {
    if (!JS_GetElement(context_, array, static_cast<std::uint32_t>(i), &element)) return;
    parts.items.push_back(show_value(element, depth + 1));
  }
  if (length > most_items) parts.items.push_back(more_items(length - most_items));
  parts.more = length > most_items;
  parts.array = parts.numbers = true;
  parts.open = "[";
  parts.close = "]";
}

void Inspector::fill_map(JS::HandleObject map, int depth, Parts& parts) {
  JS::RootedValueVector entries{context_};
  if (!map_entries(context_, map, entries)) return;
  for (std::size_t i = 0; i + 1 < entries.length() && !full(); i += 2) {
    if (i / 2 == most_items) {
      parts.items.push_back(more_items(entries.length() / 2 - most_items));
      return;
    }
    std::string key = show_value(entries[i], depth + 1);
    parts.items.push_back(std::move(key) + " => " + show_value(entries[i + 1], depth + 1));
  }
}

void Inspector::fill_set(JS::HandleObject set, int depth, Parts& parts) {
  JS::RootedValueVector values{context_};
  if (!set_values(context_, set, values)) return;
  for (std::size_t i = 0; i < values.length() && !full(); ++i) {
    if (i == most_items) {
      parts.items.push_back(more_items(values.length() - most_items));
      return;
    }
    parts.items.push_back(show_value(values[i], depth + 1));
  }
}

void Inspector::fill_promise(JS::HandleObject promise, int depth, Parts& parts) {
  const auto state = JS::GetPromiseState(promise);
  if (state == JS::PromiseState::Pending) {
    parts.items.emplace_back("<pending>");
    return;
  }
  const JS::RootedValue result{context_, JS::GetPromiseResult(promise)};
  const char* before = state == JS::PromiseState::Rejected ? "<rejected> " : "";
  parts.items.push_back(before + show_value(result, depth + 1));
}

std::string Inspector::show_key(JS::HandleId key) {
  if (key.isInt()) return quoted(std::to_string(key.toInt()));
  if (key.isSymbol()) return brackets(symbol_text(context_, key.toSymbol()));
  const std::string name = to_utf8(context_, key.toString(), options_.limit, true);
  return is_plain_name(name) ? name : quoted(name);
}

std::string Inspector::show_member(const Descriptor& found, int depth) {
  if (found->hasValue()) {
    const JS::RootedValue value{context_, found->value()};
    return show_value(value, depth + 1);
  }
  const bool getter = found->hasGetter() && found->getter() != nullptr;
  const bool setter = found->hasSetter() && found->setter() != nullptr;
  return getter && setter ? "[Getter/Setter]"
         : getter         ? "[Getter]"
         : setter         ? "[Setter]"
                          : "undefined";
}

void Inspector::fill_members(JS::HandleObject object, bool without_indices, int depth,
                             Parts& parts) {
  JS::RootedVector<JS::PropertyKey> keys{context_};
  if (!own_keys(context_, object, &keys)) return;
  JS::RootedId key{context_};
  indentation_ += 2;
  for (std::size_t i = 0; i < keys.length() && !full(); ++i) {
    key = keys[i];
    if (without_indices && key.isInt()) continue;
    Descriptor found{context_};
    if (!own_property(context_, object, key, found) || found.isNothing()) break;
    if (!found->enumerable()) continue;
    std::string name = show_key(key);
    written_ += name.size() + 4;
    parts.items.push_back(std::move(name) + ": " + show_member(found, depth));
  }
  indentation_ -= 2;
}

}  // namespace

std::string inspect(JSContext* context, JS::HandleValue value, const InspectOptions& options) {
  JS::RootedValue shown{context, value};
  std::string text = Inspector{context, options}.show(shown);
  if (text.size() > options.limit) {
    std::size_t end = options.limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    text += "...";
  }
  return text;
}

std::string kind_of(JSContext* context, JS::HandleValue value) {
  if (value.isSymbol()) return "symbol";
  if (!value.isObject()) return value.isString() ? "string" : "value";
  if (is_proxy(&value.toObject())) return "Proxy";
  const JS::RootedObject object{context, &value.toObject()};
  if (JS_ObjectIsFunction(object)) return "function";
  const std::string name = constructor_name(context, object);
  return name.empty() ? "object" : name;
}

}  // namespace runner
