#include "runner/guests/python/failure.hpp"

#include <algorithm>
#include <sstream>

#include "runner/guests/python/encoder.hpp"

namespace runner {
namespace {

constexpr std::size_t max_message = 2000;
constexpr int max_frames = 8;
constexpr std::string_view work = "/box/work/";

PyRef attribute(PyObject* object, const char* name) {
  PyRef found{PyObject_GetAttrString(object, name)};
  if (!found) PyErr_Clear();
  return found;
}

int to_int(PyObject* number) {
  if (number == nullptr || !PyLong_Check(number)) return 0;
  const long value = PyLong_AsLong(number);
  PyErr_Clear();
  return value > 0 && value < 10'000'000 ? static_cast<int>(value) : 0;
}

std::string in_work(const std::string& path) {
  return path.substr(0, work.size()) == work ? path.substr(work.size()) : std::string{};
}

std::string source_line(const SourceFiles& files, const std::string& name, int line) {
  const auto file = std::find_if(files.begin(), files.end(),
                                 [&](const auto& each) { return each.first == name; });
  if (file == files.end() || line <= 0) return {};
  std::istringstream lines{file->second};
  std::string text;
  for (int i = 0; i < line; ++i) {
    if (!std::getline(lines, text)) return {};
  }
  const auto start = text.find_first_not_of(" \t\r");
  if (start == std::string::npos) return {};
  text = text.substr(start, 160);
  while (!text.empty() &&
         (text.back() == '\r' || (static_cast<unsigned char>(text.back()) & 0x80U) != 0))
    text.pop_back();
  return text;
}

struct Place {
  std::string file, function;
  int line = 0;
};

// The candidate's own frames, outermost first; of a deep recursion only the first and last ones.
std::vector<Place> candidate_frames(PyObject* trace) {
  std::vector<Place> places;
  for (auto* entry = reinterpret_cast<PyTracebackObject*>(trace); entry != nullptr;
       entry = entry->tb_next) {
    const PyRef code{reinterpret_cast<PyObject*>(PyFrame_GetCode(entry->tb_frame))};
    const auto* object = reinterpret_cast<PyCodeObject*>(code.get());
    Place place{in_work(to_utf8(object->co_filename, 300)), to_utf8(object->co_name, 100),
                PyCode_Addr2Line(const_cast<PyCodeObject*>(object), entry->tb_lasti)};
    if (place.file.empty()) continue;
    if (places.size() >= max_frames) places.erase(places.begin() + max_frames / 2);
    places.push_back(std::move(place));
  }
  return places;
}

std::string trace_text(const std::vector<Place>& places, const SourceFiles& files) {
  std::string text;
  for (const auto& place : places) {
    text += place.file + ", line " + std::to_string(place.line) + ", in " + place.function + "\n";
    const std::string source = source_line(files, place.file, place.line);
    if (!source.empty()) text += "    " + source + "\n";
  }
  return text;
}

Failure syntax_failure(PyObject* error, const SourceFiles& files) {
  Failure failure{type_name(error), "", "", to_int(attribute(error, "lineno").get())};
  failure.message = to_utf8(attribute(error, "msg").get(), max_message);
  const std::string file = in_work(to_utf8(attribute(error, "filename").get(), 300));
  if (!file.empty() && failure.line > 0) {
    failure.detail = file + ", line " + std::to_string(failure.line) + "\n";
    const std::string source = source_line(files, file, failure.line);
    if (!source.empty()) failure.detail += "    " + source + "\n";
  }
  return failure;
}

// A testcase calls something that the submission does not have.
void explain_missing_name(PyObject* error, const std::vector<Place>& places,
                          const std::string& main_name, Failure& failure) {
  if (!PyErr_GivenExceptionMatches(error, PyExc_NameError) || !places.empty()) return;
  const std::string name = to_utf8(attribute(error, "name").get(), 100);
  if (!name.empty()) failure.message = main_name + " does not define '" + name + "'";
}

}  // namespace

std::string failure_reply(const char* kind, const Failure& failure) {
  Encoder reply{1U << 20};
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

std::string loaded_reply() {
  Encoder reply{100};
  reply.put_count('M', 1);
  reply.put_text("kind");
  reply.put_text("loaded");
  return reply.take();
}

std::string describe_failure(bool compiling, const std::string& main_name,
                             const SourceFiles& files) {
  PyObject *type = nullptr, *value = nullptr, *trace = nullptr;
  PyErr_Fetch(&type, &value, &trace);
  PyErr_NormalizeException(&type, &value, &trace);
  const PyRef type_ref{type}, error{value}, trace_ref{trace};
  if (!error) return failure_reply("raised", {"", "unknown error", "", 0});
  const bool syntax = PyErr_GivenExceptionMatches(error.get(), PyExc_SyntaxError) != 0;
  if (syntax) return failure_reply("compile_error", syntax_failure(error.get(), files));
  const auto places = candidate_frames(trace);
  Failure failure{type_name(error.get()), safe_str(error.get(), max_message),
                  trace_text(places, files), 0};
  for (const auto& place : places) {
    if (place.file == main_name) failure.line = place.line;
  }
  explain_missing_name(error.get(), places, main_name, failure);
  return failure_reply(compiling ? "compile_error" : "raised", failure);
}

}  // namespace runner
