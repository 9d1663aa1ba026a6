#include "runner/guests/javascript/encoder.hpp"

#include <js/Array.h>
#include <js/BigInt.h>
#include <js/Date.h>
#include <js/RegExp.h>
#include <jsfriendapi.h>

#include <algorithm>
#include <cstring>

#include "runner/guests/javascript/inspect.hpp"
#include "runner/guests/javascript/look.hpp"
#include "runner/guests/javascript/text.hpp"

namespace runner {
namespace {

constexpr int max_depth = 60;                   // the judge's decoder refuses 64
constexpr std::size_t max_integer = 16U << 10;  // bytes; longer ones are told by their size
constexpr std::size_t max_rendering = 400;

unsigned hex_digit(char digit) {
  return static_cast<unsigned>(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
}

// "1a2" -> the bytes a2 01.
std::string bytes_of_hex(std::string_view digits) {
  std::string bytes;
  while (!digits.empty()) {
    const unsigned low = hex_digit(digits.back());
    digits.remove_suffix(1);
    const unsigned high = digits.empty() ? 0 : hex_digit(digits.back());
    if (!digits.empty()) digits.remove_suffix(1);
    bytes += static_cast<char>(high << 4 | low);
  }
  while (!bytes.empty() && bytes.back() == '\0') bytes.pop_back();
  return bytes;
}

}  // namespace

void Encoder::put_length(std::size_t length) {
  const auto four = static_cast<std::uint32_t>(length);
  bytes_.append(reinterpret_cast<const char*>(&four), sizeof four);
}

void Encoder::put_text(std::string_view utf8) {
  bytes_ += 'S';
  put_length(utf8.size());
  bytes_ += utf8;
}

void Encoder::put_count(char tag, std::size_t count) {
  bytes_ += tag;
  put_length(count);
}

void Encoder::put_integer(std::uint32_t number) {
  std::string magnitude{reinterpret_cast<const char*>(&number), sizeof number};
  while (!magnitude.empty() && magnitude.back() == '\0') magnitude.pop_back();
  bytes_ += {'I', '\0'};
  put_length(magnitude.size());
  bytes_ += magnitude;
}

void Encoder::put_typed(std::string_view type, std::size_t count) {
  bytes_ += 'Y';
  put_text(type);
  put_length(count);
}

void Encoder::put_raised(std::string_view type, std::string_view message) {
  bytes_ += 'X';
  put_text(type);
  put_text(message);
}

void Encoder::put_number(double number) {
  bytes_ += 'D';
  bytes_.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void Encoder::put_bigint(JS::Handle<JS::BigInt*> integer) {
  JSString* hex = JS::BigIntToString(context_, integer, 16);
  std::string digits = to_utf8(context_, hex);
  const bool negative = !digits.empty() && digits[0] == '-';
  if (negative) digits.erase(0, 1);
  const std::string magnitude = bytes_of_hex(digits);
  if (hex == nullptr || magnitude.size() > max_integer) {
    JS_ClearPendingException(context_);
    bytes_ += 'O';
    put_text("bigint");
    return put_text("an integer of " + std::to_string(magnitude.size()) + " bytes");
  }
  bytes_ += {'I', negative ? '\1' : '\0'};
  put_length(magnitude.size());
  bytes_ += magnitude;
}

void Encoder::put_string(JSString* text) {
  // One unit is at least a byte, so no more of them matter.
  put_text(to_utf8(context_, text, max_bytes_ + 1));
}

bool Encoder::put_primitive(JS::HandleValue value) {
  if (value.isUndefined()) return put_typed("undefined", 0), true;
  if (value.isNull()) return bytes_ += 'N', true;
  if (value.isBoolean()) return bytes_ += value.toBoolean() ? 'T' : 'F', true;
  if (value.isNumber()) return put_number(value.toNumber()), true;
  if (value.isString()) return put_string(value.toString()), true;
  if (value.isBigInt()) {
    const JS::Rooted<JS::BigInt*> integer{context_, value.toBigInt()};
    return put_bigint(integer), true;
  }
  return false;
}

void Encoder::put(JS::HandleValue value, int depth) {
  if (overflowed() || put_primitive(value)) return;
  if (substitutes_ != nullptr && value.isObject()) {
    const JS::RootedObject object{context_, &value.toObject()};
    if (substitutes_->put(*this, object)) return;
  }
  if (value.isObject() && !is_proxy(&value.toObject()) && depth < max_depth) {
    const JS::RootedObject object{context_, &value.toObject()};
    const std::size_t before = bytes_.size();
    if (put_plain(object, depth + 1) || overflowed()) return;
    bytes_.resize(before);
    JS_ClearPendingException(context_);
  }
  if (depth >= max_depth) {
    bytes_ += 'O';
    put_text("object");
    return put_text("nested deeper than " + std::to_string(max_depth) + " levels, or in itself");
  }
  put_opaque(value);
}

bool Encoder::put_plain(JS::HandleObject object, int depth) {
  switch (class_of(context_, object)) {
    case js::ESClass::Array:
      return is_direct(context_, object, JSProto_Array) && put_array(object, depth);
    case js::ESClass::Object:
      return (prototype_of(context_, object) == nullptr ||
              is_direct(context_, object, JSProto_Object)) &&
             put_object(object, depth);
    case js::ESClass::Map:
      return is_direct(context_, object, JSProto_Map) && !has_members(object) &&
             put_map(object, depth);
    case js::ESClass::Set:
      return is_direct(context_, object, JSProto_Set) && !has_members(object) &&
             put_set(object, depth);
    case js::ESClass::Date:
      return is_direct(context_, object, JSProto_Date) && !has_members(object) && put_date(object);
    case js::ESClass::RegExp:
      return is_direct(context_, object, JSProto_RegExp) && put_regexp(object);
    case js::ESClass::Error:
      return put_error(object);
    default:
      return false;
  }
}

bool Encoder::has_members(JS::HandleObject object) {
  JS::RootedVector<JS::PropertyKey> keys{context_};
  return !own_keys(context_, object, &keys) || !keys.empty();
}

// A value that anyone may see and that is not computed.
bool Encoder::put_member(JS::HandleObject object, JS::HandleId key, int depth) {
  Descriptor found{context_};
  if (!own_property(context_, object, key, found) || found.isNothing()) return false;
  if (!found->hasValue() || !found->enumerable()) return false;
  const JS::RootedValue value{context_, found->value()};
  put(value, depth);
  return true;
}

bool Encoder::put_array(JS::HandleObject array, int depth) {
  std::uint32_t length = 0;
  JS::RootedVector<JS::PropertyKey> keys{context_};
  if (!JS::GetArrayLength(context_, array, &length) || !own_keys(context_, array, &keys)) {
    return false;
  }
  put_count('L', length);
  std::uint32_t next = 0;
  const auto put_holes = [&](std::uint32_t end) {
    for (; next < end && !overflowed(); ++next) put_typed("hole", 0);
  };
  JS::RootedId key{context_};
  for (std::size_t i = 0; i < keys.length() && !overflowed(); ++i) {
    key = keys[i];
    if (!key.isInt()) {
      // An index past 2^31, or `length`, or a name that an array does not have.
      if (key.isString() && to_utf8(context_, key.toString(), 20) == "length") continue;
      return false;
    }
    put_holes(static_cast<std::uint32_t>(key.toInt()));
    if (!put_member(array, key, depth)) return false;
    ++next;
  }
  put_holes(length);
  return true;
}

bool Encoder::put_object(JS::HandleObject object, int depth) {
  JS::RootedVector<JS::PropertyKey> keys{context_};
  if (!own_keys(context_, object, &keys)) return false;
  put_count('M', keys.length());
  JS::RootedId key{context_};
  for (std::size_t i = 0; i < keys.length() && !overflowed(); ++i) {
    key = keys[i];
    if (key.isInt()) {
      put_text(std::to_string(key.toInt()));
    } else if (key.isString()) {
      put_string(key.toString());
    } else {
      return false;
    }
    if (!put_member(object, key, depth)) return false;
  }
  return true;
}

bool Encoder::put_map(JS::HandleObject map, int depth) {
  JS::RootedValueVector entries{context_};
  if (!map_entries(context_, map, entries)) return false;
  put_typed("Map", 1);
  put_count('M', entries.length() / 2);
  for (std::size_t i = 0; i < entries.length() && !overflowed(); ++i) put(entries[i], depth + 1);
  return true;
}

bool Encoder::put_set(JS::HandleObject set, int depth) {
  JS::RootedValueVector values{context_};
  if (!set_values(context_, set, values)) return false;
  put_count('E', values.length());
  for (std::size_t i = 0; i < values.length() && !overflowed(); ++i) put(values[i], depth);
  return true;
}

bool Encoder::put_date(JS::HandleObject date) {
  double milliseconds = 0;
  if (!js::DateGetMsecSinceEpoch(context_, date, &milliseconds)) return false;
  put_typed("Date", 1);
  put_number(milliseconds);
  return true;
}

bool Encoder::put_regexp(JS::HandleObject regexp) {
  JSString* source = JS::GetRegExpSource(context_, regexp);
  if (source == nullptr) return false;
  put_typed("RegExp", 2);
  put_string(source);
  put_text(regexp_flags(context_, regexp));
  return true;
}

bool Encoder::put_error(JS::HandleObject error) {
  constexpr std::size_t most = 4096;
  put_raised(find_text(context_, error, "name", 100).value_or("Error"),
             find_text(context_, error, "message", most).value_or(""));
  return true;
}

void Encoder::put_opaque(JS::HandleValue value) {
  bytes_ += 'O';
  put_text(kind_of(context_, value));
  put_text(inspect(context_, value, {.limit = max_rendering}));
}

}  // namespace runner
