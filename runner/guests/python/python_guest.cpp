#include "runner/guests/python/python_guest.hpp"

#include <fcntl.h>
#include <marshal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "runner/guests/python/calls.hpp"
#include "runner/guests/python/costs.hpp"
#include "runner/guests/python/failure.hpp"
#include "runner/guests/python/interpreter.hpp"
#include "runner/guests/python/statements.hpp"
#include "runner/guests/python/viva_module.hpp"
#include "runner/guests/request.hpp"

namespace runner {
namespace {

constexpr std::size_t max_statement_groups = 20;
constexpr const char* work = "/box/work/";
#if defined(__aarch64__)
constexpr const char* library_folder = "/lib/aarch64-linux-gnu/";
#else
constexpr const char* library_folder = "/lib/x86_64-linux-gnu/";
#endif

void write_source(const std::string& name, const std::string& text) {
  for (std::size_t slash = name.find('/'); slash != std::string::npos;
       slash = name.find('/', slash + 1)) {
    ::mkdir((work + name.substr(0, slash)).c_str(), 0755);
  }
  const int file = ::open((work + name).c_str(), O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0 || ::write(file, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
    throw std::runtime_error{"the submission does not fit into the work directory"};
  }
  ::close(file);
}

// As `import solution` would make it, but from bytes that are at hand.
PyRef make_module(const std::string& file_name) {
  const std::string name = file_name.substr(0, file_name.rfind(".py"));
  PyRef module{PyModule_New(name.c_str())};
  PyObject* names = PyModule_GetDict(module.get());
  const PyRef file{PyUnicode_FromString((work + file_name).c_str())};
  PyDict_SetItemString(names, "__file__", file.get());
  PyDict_SetItemString(names, "__builtins__", PyEval_GetBuiltins());
  PyDict_SetItemString(PyImport_GetModuleDict(), name.c_str(), module.get());
  return module;
}

PyRef compile_call(const std::string& call) {
  return PyRef{Py_CompileString(call.c_str(), "<call>", Py_eval_input)};
}

// Compiling a call takes several times as long as most calls, so the judge has it done ahead.
PyRef code_of_call(const Dict& request) {
  if (!has(request, "code")) return compile_call(text_of(request, "call"));
  const std::string& code = bytes_of(request, "code");
  return PyRef{PyMarshal_ReadObjectFromString(code.data(), static_cast<Py_ssize_t>(code.size()))};
}

void flush(PyObject* stream) {
  static PyObject* const name = PyUnicode_InternFromString("flush");
  const PyRef done{PyObject_CallMethodNoArgs(stream, name)};
  if (!done) PyErr_Clear();  // the candidate may have closed it
}

}  // namespace

PythonGuest::PythonGuest() {
  start_interpreter();
  random_class_ = import_attribute("random", "Random");
  small_random_class_ = import_attribute("viva", "_Small");
  observe_ = import_attribute("_viva", "observe");
  stdout_ = import_attribute("sys", "stdout");
  stderr_ = import_attribute("sys", "stderr");
}

std::vector<std::string> PythonGuest::readable() const {
  std::vector<std::string> paths = {"/usr/lib/python3.11", "/usr/share/zoneinfo"};
  for (const char* package : {"django", "asgiref", "sqlparse", "pytz"}) {
    paths.push_back(std::string{"/usr/lib/python3/dist-packages/"} + package);
  }
  // For extension modules that a submission imports and nobody did before it.
  for (const char* library : {"libbz2.so.1.0", "libcrypto.so.3", "libffi.so.8", "liblzma.so.5",
                              "libssl.so.3", "libuuid.so.1"}) {
    paths.push_back(std::string{library_folder} + library);
  }
  return paths;
}

std::string PythonGuest::engines() const {
  std::string text = "python " PY_VERSION;
  if (PyDict_GetItemString(PyImport_GetModuleDict(), "django") != nullptr) {
    const PyRef version = import_attribute("django", "__version__");
    text += "\ndjango " + to_utf8(version.get(), 40) + "\nsqlite " + sqlite3_libversion();
  }
  return text;
}

void PythonGuest::load_layer(std::string_view layer) {
  const Value value = decode(layer);
  const Dict& fields = dict_of(value);
  if (text_of(fields, "layer") == "django") {
    load_django();
  } else {
    load_problem(fields);
  }
  freeze_heap();
}

void PythonGuest::load_django() {
  (void)run_module("_django_layer", "django_layer.py", django_layer_text);
  const PyRef set_up = import_attribute("_django_layer", "set_up");
  const PyRef done{PyObject_CallNoArgs(set_up.get())};
  if (!done) throw std::runtime_error{take_error()};
  (void)run_module("_warm_django", "warm_django.py", warm_django_text);
  forget_touches();
}

void PythonGuest::load_problem(const Dict& layer) {
  if (const std::string& app = text_of(layer, "app"); !app.empty()) {
    const PyRef load = import_attribute("_django_layer", "load_problem");
    const PyRef done{PyObject_CallFunction(load.get(), "sss", app.c_str(),
                                           text_of(layer, "models").c_str(),
                                           text_of(layer, "fixture").c_str())};
    if (!done) throw std::runtime_error{take_error()};
    restore_ = import_attribute("_django_layer", "restore");
    django_ = true;
    forget_touches();
  }
  program_ = integer_of(layer, "program") != 0;
  for (const auto& name : texts_of(layer, "imports")) {
    const PyRef module{PyImport_ImportModule(name.c_str())};
    if (!module)
      PyErr_Clear();  // a file of the submission's own, or a slip: it will fail where it is used
  }
  const PyRef driver = run_module("driver", "driver.py", text_of(layer, "driver"));
  driver_names_ = PyRef::borrow(PyModule_GetDict(driver.get()));
}

std::string PythonGuest::answer(std::string_view request) {
  const Value value = decode(request);
  const Dict& fields = dict_of(value);
  const std::string& op = text_of(fields, "op");
  std::string reply;
  if (op == "load") {
    reply = load(fields);
  } else if (op == "case") {
    reply = run_case(fields);
  } else if (op == "compile") {
    reply = compile(fields);
  } else {
    reply = run_snippet(fields);
  }
  flush_output();
  return reply;
}

void PythonGuest::flush_output() {
  flush(stdout_.get());
  flush(stderr_.get());
}

std::string PythonGuest::load(const Dict& request) {
  for (const auto& [name, text] : files_of(request)) files_.emplace_back(name, text);
  for (const auto& [name, text] : files_) write_source(name, text);
  main_name_ = files_.at(0).first;
  const std::string& text = files_[0].second;
  if (text.find('\0') != std::string::npos) {
    return failure_reply("compile_error",
                         {"SyntaxError", "source code cannot contain null bytes", "", 0});
  }
  PyCompilerFlags flags{0, PY_MINOR_VERSION};
  const PyRef path{PyUnicode_FromString((work + main_name_).c_str())};
  const PyRef code{Py_CompileStringObject(text.c_str(), path.get(), Py_file_input, &flags, -1)};
  if (!code) return failure(true);
  candidate_ = make_module(main_name_);
  if (program_) return loaded_reply();  // the driver runs it, once for each input
  PyObject* names = PyModule_GetDict(candidate_.get());
  const PyRef done{PyEval_EvalCode(code.get(), names, names)};
  if (!done) return failure(false);
  return loaded_reply();
}

// The driver's names come before the candidate's, so that a solution cannot replace what exercises
// it by accident.
PyRef PythonGuest::make_names(const Dict& request) {
  PyRef names{PyDict_Copy(PyModule_GetDict(candidate_.get()))};
  if (driver_names_) PyDict_Update(names.get(), driver_names_.get());
  PyDict_SetItemString(names.get(), "solution", candidate_.get());
  PyDict_SetItemString(names.get(), "observe", observe_.get());
  if (text_of(request, "call").find("rng") != std::string::npos) {
    const PyRef rng = make_generator(request);
    if (rng) PyDict_SetItemString(names.get(), "rng", rng.get());
  }
  if (has(request, "n"))
    PyDict_SetItemString(names.get(), "n",
                         PyRef{PyLong_FromLongLong(integer_of(request, "n"))}.get());
  PyErr_Clear();
  return names;
}

PyRef PythonGuest::make_generator(const Dict& request) {
  const auto seed = static_cast<long long>(integer_of(request, "seed"));
  if (!has(request, "smallest_of"))
    return PyRef{PyObject_CallFunction(random_class_.get(), "L", seed)};
  const auto several = static_cast<long long>(integer_of(request, "smallest_of"));
  return PyRef{PyObject_CallFunction(small_random_class_.get(), "LL", seed, several)};
}

std::string PythonGuest::compile(const Dict& request) {
  constexpr std::size_t limit = 1U << 20;
  shown() = Shown{Encoder{limit}, 0};
  const PyRef code = compile_call(text_of(request, "call"));
  const PyRef bytes{code ? PyMarshal_WriteObjectToString(code.get(), Py_MARSHAL_VERSION) : nullptr};
  if (!bytes) return failure(true);
  show_named("code", bytes.get());
  return observed();
}

// False with a Python error set when the call raised.
bool PythonGuest::evaluate(const Dict& request, PyObject* names) {
  const PyRef code = code_of_call(request);
  return code && evaluate(code, names);
}

bool PythonGuest::evaluate(const PyRef& code, PyObject* names) {
  const PyRef result{PyEval_EvalCode(code.get(), names, names)};
  if (!result) return false;
  if (shown().count == 0) show_result(result.get());
  return true;
}

// The count is the last observation. What compiling the call takes is no part of it.
bool PythonGuest::evaluate_counting(const Dict& request, PyObject* names) {
  const PyRef code = code_of_call(request);
  if (!code) return false;
  Costs costs{text_of(request, "counts")};
  const bool done = evaluate(code, names);
  const std::int64_t count = costs.finish();
  if (done) show_count("count", count);
  return done;
}

// So are the calls; before them what was raised, if anything was.
void PythonGuest::evaluate_noting_calls(const Dict& request, PyObject* names) {
  start_noting_calls();
  const bool done = evaluate(request, names);
  PyObject *type = nullptr, *raised = nullptr, *trace = nullptr;
  PyErr_Fetch(&type, &raised, &trace);
  PyErr_NormalizeException(&type, &raised, &trace);
  const PyRef type_ref{type}, raised_ref{raised}, trace_ref{trace};
  const std::string calls = take_noted_calls();
  if (!done && raised != nullptr) show_named("raised", raised);
  show_encoded("calls", calls);
}

std::string PythonGuest::run_case(const Dict& request) {
  shown() = Shown{Encoder{static_cast<std::size_t>(integer_of(request, "limit"))}, 0};
  if (django_) restore_database();
  const PyRef names = make_names(request);
  record_statements(true);
  bool done = true;
  if (has(request, "calls")) {
    evaluate_noting_calls(request, names.get());
  } else if (has(request, "counts")) {
    done = evaluate_counting(request, names.get());
  } else {
    done = evaluate(request, names.get());
  }
  record_statements(false);
  return done ? observed() : failure(false);
}

void PythonGuest::restore_database() {
  if (!database_touched()) return;
  const PyRef done{PyObject_CallNoArgs(restore_.get())};
  // Where the candidate broke its own connection, the testcase goes on and fails by itself.
  if (!done) PyErr_Clear();
  forget_touches();
}

std::string PythonGuest::observed() {
  if (shown().pairs.overflowed()) {
    return failure_reply("too_much", {"", "more was observed than can be compared", "", 0});
  }
  Encoder reply{shown().pairs.size() + (1U << 20)};
  reply.put_count('M', 3);
  reply.put_text("kind");
  reply.put_text("observed");
  reply.put_text("observations");
  reply.put_count('L', shown().count);
  reply.append_encoded(shown().pairs.bytes());
  reply.put_text("statements");
  const auto groups = grouped_statements(max_statement_groups);
  reply.put_count('L', groups.size());
  for (const auto& [text, place, count] : groups) {
    reply.put_count('U', 3);
    const PyRef unicode{
        PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace")};
    reply.put_text(to_utf8(unicode.get()));
    reply.put_integer(count);
    reply.put_text(place);
  }
  return reply.take();
}

std::string PythonGuest::run_snippet(const Dict& request) {
  shown() = Shown{};
  files_ = {{text_of(request, "name"), text_of(request, "text")}};
  main_name_ = files_[0].first;
  write_source(main_name_, files_[0].second);
  const PyRef code{
      Py_CompileString(files_[0].second.c_str(), (work + main_name_).c_str(), Py_file_input)};
  if (!code) return failure(true);
  const PyRef main = make_module(main_name_);
  PyObject* names = PyModule_GetDict(main.get());
  PyDict_SetItemString(names, "__name__", PyRef{PyUnicode_FromString("__main__")}.get());
  const PyRef done{PyEval_EvalCode(code.get(), names, names)};
  return done ? observed() : failure(false);
}

std::string PythonGuest::failure(bool compiling) {
  return describe_failure(compiling, main_name_, files_);
}

}  // namespace runner
