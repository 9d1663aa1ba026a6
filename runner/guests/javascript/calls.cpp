#include "runner/guests/javascript/calls.hpp"

#include <js/Array.h>
#include <js/CallAndConstruct.h>
#include <js/CallArgs.h>
#include <js/ContextOptions.h>
#include <js/Debug.h>
#include <js/Promise.h>
#include <js/PropertyAndElement.h>
#include <js/Wrapper.h>
#include <jsfriendapi.h>

#include <stdexcept>

#include "runner/guests/javascript/engine.hpp"
#include "runner/guests/javascript/failure.hpp"
#include "runner/guests/javascript/surroundings.hpp"
#include "runner/guests/javascript/text.hpp"

namespace runner {

extern const char* const javascript_watch_text;

namespace {

constexpr std::size_t max_calls = 100;
constexpr std::size_t max_bytes = 256U << 10;
constexpr std::size_t most_arguments = 100;
constexpr std::size_t longest_name = 200;

// What watches lives in another compartment, and sees the program's objects through wrappers.
JS::Value unwrapped(const JS::Value& value) {
  return value.isObject() ? JS::ObjectValue(*js::UncheckedUnwrap(&value.toObject())) : value;
}

// known(object): its number, or 0.
bool known(JSContext* context, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  const JS::Value object = unwrapped(arguments.get(0));
  arguments.rval().setNumber(object.isObject() ? around(context).calls.known(&object.toObject())
                                               : std::uint32_t{0});
  return true;
}

bool takes(JSContext* context, unsigned count, JS::Value* values) {
  JS::CallArgsFromVp(count, values).rval().setBoolean(around(context).calls.takes_more());
  return true;
}

bool spoil(JSContext* context, unsigned count, JS::Value* values) {
  around(context).calls.spoil();
  JS::CallArgsFromVp(count, values).rval().setUndefined();
  return true;
}

std::string text_of(JSContext* context, const JS::Value& value) {
  return value.isString() ? to_utf8(context, value.toString(), longest_name) : std::string{};
}

// begin(kind, name, identity, self, arguments)
bool begin(JSContext* context, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  JS::RootedValueVector given{context};
  const JS::RootedObject list{context, &arguments.get(4).toObject()};
  std::uint32_t length = 0;
  if (!JS::GetArrayLength(context, list, &length)) return false;
  for (std::uint32_t i = 0; i < length && i < most_arguments; ++i) {
    JS::RootedValue each{context};
    if (!JS_GetElement(context, list, i, &each) || !given.append(unwrapped(each))) return false;
  }
  const JS::RootedValue self{context, unwrapped(arguments.get(3))};
  around(context).calls.begin(text_of(context, arguments.get(0)),
                              text_of(context, arguments.get(1)),
                              static_cast<std::uint32_t>(arguments.get(2).toNumber()), self, given);
  arguments.rval().setUndefined();
  return true;
}

// end(how, value): whether the value has a name from now on.
bool end(JSContext* context, unsigned count, JS::Value* values) {
  const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
  const JS::RootedValue value{context, unwrapped(arguments.get(1))};
  arguments.rval().setBoolean(around(context).calls.end(text_of(context, arguments.get(0)), value));
  return true;
}

constexpr JSFunctionSpec natives[] = {JS_FN("known", known, 1, 0), JS_FN("takes", takes, 0, 0),
                                      JS_FN("begin", begin, 5, 0), JS_FN("end", end, 2, 0),
                                      JS_FN("spoil", spoil, 0, 0), JS_FS_END};

void require(JSContext* context, bool done) {
  if (!done) throw std::runtime_error{"SpiderMonkey: watch calls: " + take_error(context)};
}

}  // namespace

void Calls::make_watch() {
  const JS::RootedObject program{context_, JS::CurrentGlobalOrNull(context_)};
  program_.init(context_, program);
  const JS::RootedObject global{context_, make_global(context_)};
  require(context_, global != nullptr);
  const JSAutoRealm there{context_, global};
  const JS::RootedObject own{context_, JS_NewPlainObject(context_)};
  JS::RootedValue code{context_}, made{context_};
  // Map and Set are walked by the engine's own code, which runs in the program's world.
  JS::ContextOptionsRef(context_).setThrowOnDebuggeeWouldRun(false);
  require(context_, own && JS_DefineFunctions(context_, own, natives) &&
                        JS_DefineDebuggerObject(context_, global) &&
                        JS_InitReflectParse(context_, global) &&
                        run(context_, {"<watch>", javascript_watch_text}, &code));
  JS::RootedValueVector arguments{context_};
  require(context_, arguments.append(JS::ObjectValue(*own)) &&
                        JS::Call(context_, JS::UndefinedHandleValue, code, arguments, &made));
  watch_.init(context_, &made.toObject());
}

bool Calls::ask_watch(const char* name, const JS::HandleValueArray& arguments,
                      JS::MutableHandleValue answer) {
  return JS_CallFunctionName(context_, watch_, name, arguments, answer);
}

void Calls::start(const std::vector<std::string>& shown) {
  if (!watch_) make_watch();
  notes_.clear();
  bytes_ = 0;
  spoiled_ = false;
  values_.begin([this](const std::string& source) { return is_closed(source); });
  const JSAutoRealm there{context_, watch_};
  JS::RootedObject program{context_, program_};
  JS::RootedValueVector names{context_}, arguments{context_};
  for (const auto& each : shown) {
    JSString* text = new_text(context_, each);
    require(context_, text != nullptr && names.append(JS::StringValue(text)));
  }
  const JS::RootedObject list{context_, JS::NewArrayObject(context_, names)};
  JS::RootedValue ignored{context_};
  require(context_, list && JS_WrapObject(context_, &program) &&
                        arguments.append(JS::ObjectValue(*program)) &&
                        arguments.append(JS::ObjectValue(*list)) &&
                        ask_watch("start", arguments, &ignored));
}

bool Calls::is_closed(const std::string& source) {
  const JSAutoRealm there{context_, watch_};
  JSString* text = new_text(context_, source);
  JS::RootedValueVector arguments{context_};
  JS::RootedValue answer{context_};
  const bool asked = text != nullptr && arguments.append(JS::StringValue(text)) &&
                     ask_watch("isClosed", arguments, &answer);
  if (!asked) JS_ClearPendingException(context_);
  return asked && answer.isTrue();
}

bool Calls::takes_more() const { return notes_.size() < max_calls && bytes_ <= max_bytes; }

std::string Calls::encoded(JS::HandleValue value) const {
  Encoder encoder{context_, max_bytes};
  encoder.put(value);
  return encoder.take();
}

// As a list of one.
std::string Calls::spelled(JS::HandleValue value) {
  JS::RootedValueVector one{context_};
  if (!one.append(value)) return {};
  Encoder encoder{context_, max_bytes};
  values_.put(encoder, one);
  return encoder.take();
}

void Calls::begin(const std::string& kind, const std::string& name, std::uint32_t identity,
                  JS::HandleValue self, JS::HandleValueVector arguments) {
  const JSAutoRealm there{context_, program_};
  auto note = std::make_unique<Note>();
  note->kind = kind;
  note->name = name;
  note->identity = identity;
  Encoder encoder{context_, max_bytes};
  values_.put(encoder, arguments);
  note->arguments_as_given = encoder.take();
  if (self.isObject()) note->self = spelled(self);
  for (std::size_t i = 0; i < arguments.length(); ++i) {
    note->arguments.emplace_back(context_, arguments[i]);
    note->each_as_given.push_back(arguments[i].isObject() ? spelled(arguments[i]) : std::string{});
  }
  bytes_ += note->arguments_as_given.size() + note->self.size();
  notes_.push_back(std::move(note));
}

// The value is what it is in the end, and so are the arguments.
void Calls::close(Note& note, JS::HandleValue value) {
  note.value = encoded(value);
  for (std::size_t i = 0; i < note.arguments.size(); ++i) {
    std::string now = note.each_as_given[i].empty() ? "" : spelled(note.arguments[i]);
    if (now == note.each_as_given[i]) now.clear();
    bytes_ += now.size();
    note.afterwards.push_back(std::move(now));
  }
  bytes_ += note.value.size();
}

bool Calls::end(const std::string& how, JS::HandleValue value) {
  const JSAutoRealm there{context_, program_};
  Note& note = *notes_.back();
  note.how = how;
  if (value.isObject()) {
    const JS::RootedObject object{context_, &value.toObject()};
    if (JS::IsPromiseObject(object)) note.promise.init(context_, object);
  }
  if (!note.promise) close(note, value);
  const bool makes = note.kind == "function" || note.kind == "constructor";
  if (!makes || how != "returned" || !value.isObject() || note.promise) return false;
  const JS::RootedObject object{context_, &value.toObject()};
  if (note.kind == "function" && !values_.is_worth_a_name(object)) return false;
  note.identity = values_.give_name(object);
  return true;
}

// What became of a promise is known when nothing is left to do.
void Calls::settle(Note& note) {
  if (!note.promise) return;
  const auto state = JS::GetPromiseState(note.promise);
  note.how = state == JS::PromiseState::Fulfilled  ? "resolved"
             : state == JS::PromiseState::Rejected ? "rejected"
                                                   : "pending";
  const JS::RootedValue result{context_, state == JS::PromiseState::Pending
                                             ? JS::UndefinedValue()
                                             : JS::GetPromiseResult(note.promise)};
  close(note, result);
}

void Calls::look_again(Note& note) {
  for (std::size_t i = 0; i < note.afterwards.size() && bytes_ <= max_bytes; ++i) {
    const std::string& before = note.each_as_given[i];
    const std::string& then = note.afterwards[i].empty() ? before : note.afterwards[i];
    std::string now = before.empty() ? "" : spelled(note.arguments[i]);
    if (now == then) now.clear();
    bytes_ += now.size();
    note.later.push_back(std::move(now));
  }
}

void Calls::write(Encoder& into, const Note& note) const {
  into.put_count('U', 7);
  into.put_text(note.kind);
  into.put_text(note.name);
  into.put_integer(note.identity);
  into.append_encoded(note.arguments_as_given);
  std::vector<std::pair<std::string, const std::string*>> said;
  if (!note.self.empty()) said.emplace_back("this", &note.self);
  for (std::size_t i = 0; i < note.afterwards.size(); ++i) {
    const std::string number = std::to_string(i);
    if (!note.afterwards[i].empty()) said.emplace_back(number, &note.afterwards[i]);
    if (i < note.later.size() && !note.later[i].empty())
      said.emplace_back(number + " later", &note.later[i]);
  }
  into.put_count('M', said.size());
  for (const auto& [word, encoded_value] : said) {
    into.put_text(word);
    into.append_encoded(*encoded_value);
  }
  into.put_text(note.how);
  into.append_encoded(note.value.empty() ? encoded(JS::UndefinedHandleValue) : note.value);
}

std::string Calls::take() {
  {
    const JSAutoRealm there{context_, watch_};
    JS::RootedValueVector none{context_};
    JS::RootedValue ignored{context_};
    require(context_, ask_watch("stop", none, &ignored));
  }
  for (const auto& note : notes_) settle(*note);
  for (const auto& note : notes_) look_again(*note);
  const bool complete = !spoiled_ && bytes_ <= max_bytes;
  Encoder list{context_, 2 * max_bytes};
  list.put_count('L', complete ? notes_.size() : 0);
  for (std::size_t i = 0; complete && i < notes_.size(); ++i) write(list, *notes_[i]);
  notes_.clear();
  return list.take();
}

}  // namespace runner
