#include "runner/guests/javascript/failure.hpp"

#include <js/ErrorReport.h>
#include <js/Exception.h>
#include <js/SavedFrameAPI.h>

#include <algorithm>
#include <sstream>

#include "runner/guests/javascript/encoder.hpp"
#include "runner/guests/javascript/inspect.hpp"
#include "runner/guests/javascript/look.hpp"
#include "runner/guests/javascript/text.hpp"

namespace runner {
namespace {

constexpr std::size_t max_message = 2000;
constexpr std::size_t max_frames = 8;

struct Place {
  std::string file, function;
  std::uint32_t line = 0;
};

std::string source_line(const std::vector<Source>& files, const Place& place) {
  constexpr std::size_t most = 160;
  const auto file = std::find_if(files.begin(), files.end(),
                                 [&](const auto& each) { return each.name == place.file; });
  if (file == files.end()) return {};
  std::istringstream lines{file->text};
  std::string text;
  for (std::uint32_t i = 0; i < place.line; ++i) {
    if (!std::getline(lines, text)) return {};
  }
  const auto start = text.find_first_not_of(" \t\r");
  if (start == std::string::npos) return {};
  text = text.substr(start, most);
  const auto is_cut = [](char c) {
    return c == '\r' || (static_cast<unsigned char>(c) & 0x80U) != 0;
  };
  while (!text.empty() && is_cut(text.back())) text.pop_back();
  return text;
}

// All that are on the stack, innermost first; of a deep recursion the first and last few.
std::vector<Place> places_on(JSContext* context, JSObject* first) {
  std::vector<Place> places;
  JS::RootedObject frame{context, first};
  while (frame) {
    Place place;
    JS::RootedString file{context}, function{context};
    JS::RootedObject parent{context};
    if (JS::GetSavedFrameSource(context, nullptr, frame, &file) != JS::SavedFrameResult::Ok) break;
    (void)JS::GetSavedFrameLine(context, nullptr, frame, &place.line);
    (void)JS::GetSavedFrameFunctionDisplayName(context, nullptr, frame, &function);
    place.file = to_utf8(context, file, 300);
    place.function = to_utf8(context, function, 100);
    if (places.size() >= 2 * max_frames) places.erase(places.begin() + max_frames);
    places.push_back(std::move(place));
    if (JS::GetSavedFrameParent(context, nullptr, frame, &parent) != JS::SavedFrameResult::Ok)
      break;
    frame = parent;
  }
  return places;
}

std::string trace_text(const std::vector<Place>& places, const std::vector<Source>& files) {
  std::string text;
  for (const auto& place : places) {
    text += place.file + ", line " + std::to_string(place.line);
    if (!place.function.empty()) text += ", in " + place.function;
    text += "\n";
    const std::string source = source_line(files, place);
    if (!source.empty()) text += "    " + source + "\n";
  }
  return text;
}

struct Thrown {
  Failure failure;
  std::vector<Place> places;  // innermost first
};

void describe(JSContext* context, JS::HandleValue value, Thrown& thrown) {
  if (value.isObject() && !is_proxy(&value.toObject())) {
    const JS::RootedObject error{context, &value.toObject()};
    if (class_of(context, error) == js::ESClass::Error) {
      thrown.failure.type = find_text(context, error, "name", 100).value_or("Error");
      thrown.failure.message = find_text(context, error, "message", max_message).value_or("");
      // Of a text that does not compile there is no frame.
      const JSErrorReport* report = JS_ErrorFromException(context, error);
      if (thrown.places.empty() && report != nullptr && report->filename != nullptr) {
        thrown.places.push_back({report->filename, "", report->lineno});
      }
      return;
    }
  }
  thrown.failure.type = "thrown";
  thrown.failure.message = inspect(context, value, {.limit = max_message});
}

Thrown take_thrown(JSContext* context) {
  Thrown thrown;
  JS::ExceptionStack stack{context};
  if (!JS_IsExceptionPending(context) || !JS::StealPendingExceptionStack(context, &stack)) {
    thrown.failure.message = "the program was stopped";
    return thrown;
  }
  thrown.places = places_on(context, stack.stack());
  const JS::RootedValue value{context, stack.exception()};
  describe(context, value, thrown);
  JS_ClearPendingException(context);
  return thrown;
}

// A testcase uses something that the submission does not have.
void explain_missing_name(const std::string& main_name, Failure& failure) {
  constexpr std::string_view ending = " is not defined";
  if (failure.type != "ReferenceError" || !failure.message.ends_with(ending)) return;
  const std::string name = failure.message.substr(0, failure.message.size() - ending.size());
  failure.message = main_name + " does not define '" + name + "'";
}

}  // namespace

std::string failure_reply(JSContext* context, const char* kind, const Failure& failure) {
  Encoder reply{context, 1U << 20};
  reply.put_count('M', 5);
  reply.put_text("kind");
  reply.put_text(kind);
  reply.put_text("type");
  reply.put_text(failure.type);
  reply.put_text("message");
  reply.put_text(failure.message);
  reply.put_text("detail");
  reply.put_text(failure.detail);
  reply.put_text("line");
  reply.put_integer(failure.line);
  return reply.take();
}

std::string loaded_reply(JSContext* context) {
  Encoder reply{context, 100};
  reply.put_count('M', 1);
  reply.put_text("kind");
  reply.put_text("loaded");
  return reply.take();
}

Failure take_failure(JSContext* context, const std::vector<Source>& files) {
  auto [failure, places] = take_thrown(context);
  const auto is_foreign = [&](const Place& place) {
    return std::none_of(files.begin(), files.end(),
                        [&](const auto& file) { return file.name == place.file; });
  };
  std::erase_if(places, is_foreign);
  if (places.size() > max_frames) {
    const auto half = static_cast<std::ptrdiff_t>(max_frames / 2);
    places.erase(places.begin() + half, places.end() - half);
  }
  if (places.empty()) explain_missing_name(files[0].name, failure);
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    if (place->file == files[0].name) failure.line = place->line;
  }
  std::reverse(places.begin(), places.end());
  failure.detail = trace_text(places, files);
  return failure;
}

std::string take_error(JSContext* context) {
  const auto [failure, places] = take_thrown(context);
  const std::string where =
      places.empty() ? "" : places[0].file + ":" + std::to_string(places[0].line) + ": ";
  return where + failure.type + ": " + failure.message;
}

}  // namespace runner
