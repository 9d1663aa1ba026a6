#include "runner/guests/javascript/surroundings.hpp"

#include <js/CallAndConstruct.h>
#include <js/CallArgs.h>
#include <js/Context.h>
#include <js/Conversions.h>
#include <js/PropertyAndElement.h>
#include <js/StructuredClone.h>

#include <cmath>
#include <stdexcept>

#include "runner/guests/javascript/console.hpp"
#include "runner/guests/javascript/engine.hpp"
#include "runner/guests/javascript/failure.hpp"
#include "runner/guests/javascript/text.hpp"

namespace runner {

extern const char* const javascript_library_text;

namespace {

// The first argument, which must be a function: null with an exception pending when it is not.
JSObject* callback_of(JSContext* context, const JS::CallArgs& arguments, const char* name) {
  if (arguments.get(0).isObject() && JS::IsCallable(&arguments[0].toObject())) {
    return &arguments[0].toObject();
  }
  const std::string text = std::string{name} + ": the first argument is not a function";
  const JS::RootedString message{context, new_text(context, text)};
  JS::RootedObject type_error{context};
  if (!message || !JS_GetClassObject(context, JSProto_TypeError, &type_error)) return nullptr;
  const JS::RootedValue constructor{context, JS::ObjectValue(*type_error)};
  JS::RootedValueVector values{context};
  JS::RootedObject error{context};
  if (values.append(JS::StringValue(message)) &&
      JS::Construct(context, constructor, values, &error)) {
    const JS::RootedValue value{context, JS::ObjectValue(*error)};
    JS_SetPendingException(context, value);
  }
  return nullptr;
}

bool start_timer(JSContext* context, const JS::CallArgs& arguments, bool repeats,
                 const char* name) {
  constexpr double longest = 2'147'483'647;  // what is longer is taken for 1, as elsewhere
  const JS::RootedObject callback{context, callback_of(context, arguments, name)};
  double delay = 1;
  if (!callback || (arguments.length() > 1 && !JS::ToNumber(context, arguments[1], &delay))) {
    return false;
  }
  delay = delay >= 1 && delay <= longest ? std::trunc(delay) : 1;
  JS::RootedValueVector rest{context};
  for (unsigned i = 2; i < arguments.length(); ++i) {
    if (!rest.append(arguments[i])) return false;
  }
  const auto id = around(context).loop.start_timer(callback, rest, delay, repeats);
  arguments.rval().setNumber(id);
  return true;
}

bool set_timeout(JSContext* context, unsigned count, JS::Value* values) {
  return start_timer(context, JS::CallArgsFromVp(count, values), false, "setTimeout");
}

bool set_interval(JSContext* context, unsigned count, JS::Value* values) {
  return start_timer(context, JS::CallArgsFromVp(count, values), true, "setInterval");
}

bool set_immediate(JSContext* context, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  const JS::RootedObject callback{context, callback_of(context, arguments, "setImmediate")};
  JS::RootedValueVector rest{context};
  for (unsigned i = 1; i < arguments.length(); ++i) {
    if (!rest.append(arguments[i])) return false;
  }
  if (!callback) return false;
  arguments.rval().setNumber(around(context).loop.start_timer(callback, rest, 0, false));
  return true;
}

bool clear_timer(JSContext* context, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  if (arguments.get(0).isNumber()) {
    const double id = arguments[0].toNumber();
    if (id >= 1 && id <= 4e9) around(context).loop.stop_timer(static_cast<std::uint32_t>(id));
  }
  arguments.rval().setUndefined();
  return true;
}

bool queue_microtask(JSContext* context, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  const JS::RootedObject callback{context, callback_of(context, arguments, "queueMicrotask")};
  arguments.rval().setUndefined();
  return callback && around(context).loop.start_job(callback);
}

bool structured_clone(JSContext* context, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  JS::RootedValue copy{context};
  if (!JS_StructuredClone(context, arguments.get(0), &copy, nullptr, nullptr)) return false;
  arguments.rval().set(copy);
  return true;
}

bool program_random(JSContext* context, unsigned count, JS::Value* values) {
  JS::CallArgsFromVp(count, values).rval().setNumber(around(context).program_random.next());
  return true;
}

bool driver_random(JSContext* context, unsigned count, JS::Value* values) {
  JS::CallArgsFromVp(count, values).rval().setNumber(around(context).driver_random.next());
  return true;
}

bool elapsed(JSContext* context, unsigned count, JS::Value* values) {
  JS::CallArgsFromVp(count, values).rval().setNumber(around(context).loop.elapsed());
  return true;
}

bool is_promise(JSContext* context, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  bool is = false;
  if (arguments.get(0).isObject()) {
    const JS::RootedObject object{context, &arguments[0].toObject()};
    is = JS::IsPromiseObject(object);
  }
  arguments.rval().setBoolean(is);
  return true;
}

// observe(name, value)
bool observe(JSContext* context, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  if (!arguments.get(0).isString()) {
    JS_ReportErrorASCII(context, "observe: the name is not a string");
    return false;
  }
  const JS::RootedValue value{context, arguments.get(1)};
  around(context).shown.add(to_utf8(context, arguments[0].toString(), 100), value);
  arguments.rval().setUndefined();
  return true;
}

// captured(function, ...arguments): what the call prints, as text.
bool captured(JSContext* context, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  const JS::RootedObject callback{context, callback_of(context, arguments, "captured")};
  JS::RootedValueVector rest{context};
  for (unsigned i = 1; i < arguments.length(); ++i) {
    if (!rest.append(arguments[i])) return false;
  }
  if (!callback) return false;
  auto& captures = around(context).captures;
  captures.emplace_back();
  const JS::RootedValue function{context, JS::ObjectValue(*callback)};
  JS::RootedValue ignored{context};
  const bool done = JS::Call(context, JS::UndefinedHandleValue, function, rest, &ignored);
  const std::string text = std::move(captures.back());
  captures.pop_back();
  if (!done) return false;
  JSString* printed = new_text(context, text);
  if (printed == nullptr) return false;
  arguments.rval().setString(printed);
  return true;
}

constexpr JSFunctionSpec global_functions[] = {JS_FN("setTimeout", set_timeout, 2, 0),
                                               JS_FN("setInterval", set_interval, 2, 0),
                                               JS_FN("setImmediate", set_immediate, 1, 0),
                                               JS_FN("clearTimeout", clear_timer, 1, 0),
                                               JS_FN("clearInterval", clear_timer, 1, 0),
                                               JS_FN("clearImmediate", clear_timer, 1, 0),
                                               JS_FN("queueMicrotask", queue_microtask, 1, 0),
                                               JS_FN("structuredClone", structured_clone, 1, 0),
                                               JS_FS_END};

constexpr JSFunctionSpec math_functions[] = {JS_FN("random", program_random, 0, 0), JS_FS_END};
constexpr JSFunctionSpec performance_functions[] = {JS_FN("now", elapsed, 0, 0), JS_FS_END};

constexpr JSFunctionSpec scope_functions[] = {JS_FN("observe", observe, 2, 0),
                                              JS_FN("captured", captured, 1, 0), JS_FS_END};

constexpr JSFunctionSpec library_functions[] = {
    JS_FN("random", driver_random, 0, 0), JS_FN("isPromise", is_promise, 1, 0),
    JS_FN("setTimeout", set_timeout, 2, 0), JS_FN("clock", elapsed, 0, 0), JS_FS_END};

// Too much recursion is an InternalError here, which no standard knows. It shall look like the
// RangeError that others throw.
constexpr const char* no_internal_error = R"js(
  Object.setPrototypeOf(InternalError.prototype, RangeError.prototype);
  delete InternalError.prototype.name;
  delete InternalError.prototype.toSource;
  InternalError.prototype.constructor = RangeError;
  delete globalThis.InternalError;
)js";

// A file that was written for Node says at its end what it exports. Its functions are found by
// their names, so that is let pass.
constexpr const char* inert_exports = R"js(
  globalThis.module = {exports: {}};
  globalThis.exports = globalThis.module.exports;
)js";

void require(JSContext* context, bool done, const char* doing) {
  if (done) return;
  throw std::runtime_error{std::string{"SpiderMonkey: "} + doing + ": " + take_error(context)};
}

void define_object(JSContext* context, JS::HandleObject global, const char* name,
                   const JSFunctionSpec* functions) {
  const JS::RootedObject object{context, JS_NewPlainObject(context)};
  require(context,
          object && JS_DefineFunctions(context, object, functions) &&
              JS_DefineProperty(context, global, name, object, 0),
          name);
}

}  // namespace

void Shown::add(std::string_view name, JS::HandleValue value) {
  if (pairs.overflowed()) return;
  pairs.put_count('U', 2);
  pairs.put_text(name);
  pairs.put(value);
  ++count;
}

void Shown::add_encoded(std::string_view name, std::string_view value) {
  if (pairs.overflowed()) return;
  pairs.put_count('U', 2);
  pairs.put_text(name);
  pairs.append_encoded(value);
  ++count;
}

Surroundings::Surroundings(JSContext* own_context)
    : context{own_context}, loop{own_context}, shown{own_context, 0}, calls{own_context} {
  JS_SetContextPrivate(context, this);
}

void Surroundings::begin(std::uint64_t seed, std::size_t shown_limit, int several) {
  loop.reset();
  program_random = Random{~seed};
  driver_random = Random{seed, several};
  shown = Shown{context, shown_limit};
  captures.clear();
  indentation.clear();
}

Surroundings& around(JSContext* context) {
  return *static_cast<Surroundings*>(JS_GetContextPrivate(context));
}

double virtual_clock(JSContext* context) {
  const void* own = JS_GetContextPrivate(context);
  return own == nullptr ? 0 : around(context).loop.now() * 1000;
}

void define_globals(Surroundings& surroundings) {
  JSContext* context = surroundings.context;
  const JS::RootedObject global{context, JS::CurrentGlobalOrNull(context)};
  JS::RootedValue result{context};
  require(context, run(context, {"<viva>", no_internal_error}, &result), "InternalError");
  require(context, run(context, {"<viva>", inert_exports}, &result), "exports");
  require(context, JS_DefineFunctions(context, global, global_functions), "define functions");
  require(context, define_console(context, global), "define console");
  define_object(context, global, "performance", performance_functions);
  JS::RootedValue math{context};
  require(context, JS_GetProperty(context, global, "Math", &math) && math.isObject(), "find Math");
  const JS::RootedObject math_object{context, &math.toObject()};
  require(context, JS_DefineFunctions(context, math_object, math_functions), "define Math.random");
}

JSObject* make_driver_scope(Surroundings& surroundings) {
  JSContext* context = surroundings.context;
  const JS::RootedObject scope{context, JS_NewObjectWithGivenProto(context, nullptr, nullptr)};
  const JS::RootedObject natives{context, JS_NewPlainObject(context)};
  require(context,
          scope && natives && JS_DefineFunctions(context, scope, scope_functions) &&
              JS_DefineFunctions(context, natives, library_functions),
          "define the driver's functions");
  JS::RootedValue library{context}, names{context};
  require(context, run(context, {"<viva>", javascript_library_text}, &library),
          "load the driver library");
  JS::RootedValueVector arguments{context};
  require(context,
          arguments.append(JS::ObjectValue(*natives)) &&
              JS::Call(context, JS::UndefinedHandleValue, library, arguments, &names),
          "run the driver library");
  const JS::RootedObject found{context, &names.toObject()};
  require(context, JS_AssignObject(context, scope, found), "take the driver library's names");
  return scope;
}

}  // namespace runner
