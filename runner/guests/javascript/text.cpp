#include "runner/guests/javascript/text.hpp"

#include <js/CharacterEncoding.h>
#include <js/String.h>

#include <algorithm>

namespace runner {
namespace {

void append_utf8(std::string& out, char32_t code) {
  const auto tail = [code](unsigned shift) {
    return static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += {static_cast<char>(0xC0U | (code >> 6)), tail(0)};
  } else if (code < 0x10000) {
    out += {static_cast<char>(0xE0U | (code >> 12)), tail(6), tail(0)};
  } else {
    out += {static_cast<char>(0xF0U | (code >> 18)), tail(12), tail(6), tail(0)};
  }
}

template <typename Unit>
void append_units(std::string& out, const Unit* units, std::size_t count, bool printed) {
  constexpr char32_t replacement = 0xFFFD;
  for (std::size_t i = 0; i < count; ++i) {
    char32_t code = units[i];
    if (code >= 0xD800 && code < 0xDC00 && i + 1 < count && units[i + 1] >= 0xDC00 &&
        units[i + 1] < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10) + (static_cast<char32_t>(units[++i]) - 0xDC00);
    } else if (printed && code >= 0xD800 && code < 0xE000) {
      code = replacement;
    }
    append_utf8(out, code);
  }
}

}  // namespace

std::string to_utf8(JSContext* context, JSString* text, std::size_t limit, bool printed) {
  std::string out;
  if (text == nullptr) return out;
  JSLinearString* linear = JS_EnsureLinearString(context, text);
  if (linear == nullptr) return out;
  const JS::AutoCheckCannotGC untouched;
  const std::size_t count = std::min(JS::GetLinearStringLength(linear), limit);
  out.reserve(count);
  if (JS::LinearStringHasLatin1Chars(linear)) {
    append_units(out, JS::GetLatin1LinearStringChars(untouched, linear), count, printed);
  } else {
    append_units(out, JS::GetTwoByteLinearStringChars(untouched, linear), count, printed);
  }
  return out;
}

JSString* new_text(JSContext* context, std::string_view utf8) {
  return JS_NewStringCopyUTF8N(context, JS::UTF8Chars{utf8.data(), utf8.size()});
}

}  // namespace runner
