#include "runner/guests/javascript/console.hpp"

#include <js/CallArgs.h>
#include <js/Conversions.h>
#include <js/Exception.h>
#include <js/PropertyAndElement.h>
#include <js/PropertySpec.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <string>
#include <string_view>

#include "runner/guests/javascript/inspect.hpp"
#include "runner/guests/javascript/surroundings.hpp"
#include "runner/guests/javascript/text.hpp"
#include "runner/render.hpp"

namespace runner {
namespace {

// %d, %i and %f of a value that is not a number already.
std::string as_number(JSContext* context, JS::HandleValue value, char how) {
  if (value.isBigInt()) return inspect(context, value);
  if (value.isObject() || value.isSymbol()) return "NaN";
  double number = 0;
  if (!JS::ToNumber(context, value, &number)) {
    JS_ClearPendingException(context);
    return "NaN";
  }
  return render_number(how == 'i' ? std::trunc(number) : number);
}

std::string as_text(JSContext* context, JS::HandleValue value) {
  if (value.isString()) return to_utf8(context, value.toString(), 1U << 20, true);
  return inspect(context, value);
}

std::string directive(JSContext* context, char how, JS::HandleValue value) {
  switch (how) {
    case 's':
      return value.isObject() ? inspect(context, value, {.depth = 0}) : as_text(context, value);
    case 'd':
    case 'i':
    case 'f':
      return as_number(context, value, how);
    case 'c':
      return {};
    default:
      return inspect(context, value, {.depth = how == 'o' ? 4 : 2});
  }
}

// Texts as they are, others inspected; %s, %d, %i, %f, %j, %o, %O, %c and %% in a first text.
std::string format(JSContext* context, const JS::HandleValueArray& values) {
  std::string out;
  std::size_t next = 0;
  if (values.length() > 1 && values[0].isString()) {
    const std::string pattern = as_text(context, values[0]);
    next = 1;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const char how = pattern[i] == '%' && i + 1 < pattern.size() ? pattern[i + 1] : '\0';
      if (how == '%') {
        out += '%';
        ++i;
      } else if (how != '\0' && std::string_view{"sdifjoOc"}.find(how) != std::string_view::npos &&
                 next < values.length()) {
        out += directive(context, how, values[next++]);
        ++i;
      } else {
        out += pattern[i];
      }
    }
  }
  for (; next < values.length(); ++next) {
    if (next > 0) out += ' ';
    out += as_text(context, values[next]);
  }
  return out;
}

// At once: what a program printed before it was stopped is what its author looks for.
void write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void print(JSContext* context, int fd, std::string text) {
  Surroundings& own = around(context);
  if (!own.indentation.empty()) {
    for (std::size_t at = 0; at != std::string::npos; at = text.find('\n', at + 1)) {
      text.insert(at == 0 ? 0 : at + 1, own.indentation);
    }
  }
  text += '\n';
  if (fd == STDOUT_FILENO && !own.captures.empty()) {
    own.captures.back() += text;
  } else {
    write_all(fd, text);
  }
}

template <int fd>
bool log(JSContext* context, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  print(context, fd, format(context, arguments));
  arguments.rval().setUndefined();
  return true;
}

bool console_assert(JSContext* context, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  arguments.rval().setUndefined();
  if (JS::ToBoolean(arguments.get(0))) return true;
  JS::RootedValueVector rest{context};
  for (unsigned i = 1; i < arguments.length(); ++i) {
    if (!rest.append(arguments[i])) return false;
  }
  const std::string text = format(context, rest);
  print(context, STDERR_FILENO, text.empty() ? "Assertion failed" : "Assertion failed: " + text);
  return true;
}

bool console_group(JSContext* context, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  if (arguments.length() > 0) print(context, STDOUT_FILENO, format(context, arguments));
  around(context).indentation += "  ";
  arguments.rval().setUndefined();
  return true;
}

bool console_group_end(JSContext* context, unsigned count, JS::Value* values) {
  std::string& indentation = around(context).indentation;
  indentation.resize(indentation.size() < 2 ? 0 : indentation.size() - 2);
  JS::CallArgsFromVp(count, values).rval().setUndefined();
  return true;
}

constexpr JSFunctionSpec console_functions[] = {JS_FN("log", log<1>, 0, 0),
                                                JS_FN("info", log<1>, 0, 0),
                                                JS_FN("debug", log<1>, 0, 0),
                                                JS_FN("dir", log<1>, 0, 0),
                                                JS_FN("table", log<1>, 0, 0),
                                                JS_FN("error", log<2>, 0, 0),
                                                JS_FN("warn", log<2>, 0, 0),
                                                JS_FN("trace", log<2>, 0, 0),
                                                JS_FN("assert", console_assert, 0, 0),
                                                JS_FN("group", console_group, 0, 0),
                                                JS_FN("groupCollapsed", console_group, 0, 0),
                                                JS_FN("groupEnd", console_group_end, 0, 0),
                                                JS_FS_END};

}  // namespace

bool define_console(JSContext* context, JS::HandleObject global) {
  const JS::RootedObject console{context, JS_NewPlainObject(context)};
  return console && JS_DefineFunctions(context, console, console_functions) &&
         JS_DefineProperty(context, global, "console", console, 0);
}

}  // namespace runner
