#include "runner/guests/python/calls.hpp"

#define Py_BUILD_CORE 1  // what a function was given is in its frame
#include "runner/guests/python/encoder.hpp"
// Python's own headers, in this order.
#include <internal/pycore_frame.h>
#include <opcode.h>

#include <cstdint>

#include "runner/guests/python/places.hpp"

namespace runner {
namespace {

constexpr std::size_t max_calls = 100;
constexpr std::size_t max_bytes = 256U << 10;
constexpr int generators = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR;

struct Noted {
  Encoder calls{max_bytes};
  std::size_t count = 0;
  int depth = 0;              // frames of the candidate's that are running
  std::uint64_t threads = 0;  // how many there have ever been, when it began
  bool open = false;  // the outermost of them is a call that is noted, and has not come back
};
Noted& noted() {
  static Noted only;
  return only;
}

bool may_note() { return noted().count < max_calls && !noted().calls.overflowed(); }

// A function that another one closes over has its argument in a cell.
PyObject* local(const _PyInterpreterFrame* frame, int index) {
  PyObject* value = frame->localsplus[index];
  return value != nullptr && PyCell_Check(value) ? PyCell_GET(value) : value;
}

// How many positional arguments are worth showing: none that is its default, from the end.
int worth_showing(const _PyInterpreterFrame* frame, int count) {
  PyObject* defaults = frame->f_func->func_defaults;
  if (defaults == nullptr || (frame->f_code->co_flags & CO_VARARGS) != 0) return count;
  const int given = static_cast<int>(PyTuple_GET_SIZE(defaults));
  int left = count;
  for (int i = given - 1; i >= 0 && left > 0; --i, --left) {
    if (local(frame, left - 1) != PyTuple_GET_ITEM(defaults, i)) break;
  }
  return left;
}

PyRef positional(const _PyInterpreterFrame* frame, bool method) {
  const PyCodeObject* code = frame->f_code;
  PyRef all{PyList_New(0)};
  const int shown = worth_showing(frame, code->co_argcount);
  for (int i = method ? 1 : 0; i < shown; ++i)
    (void)PyList_Append(all.get(), local(frame, i) != nullptr ? local(frame, i) : Py_None);
  if ((code->co_flags & CO_VARARGS) == 0) return all;
  PyObject* rest = local(frame, code->co_argcount + code->co_kwonlyargcount);
  for (Py_ssize_t i = 0; rest != nullptr && i < PyTuple_GET_SIZE(rest); ++i)
    (void)PyList_Append(all.get(), PyTuple_GET_ITEM(rest, i));
  return all;
}

PyRef keywords(const _PyInterpreterFrame* frame) {
  const PyCodeObject* code = frame->f_code;
  PyRef all{PyDict_New()};
  for (int i = 0; i < code->co_kwonlyargcount; ++i) {
    PyObject* name = PyTuple_GET_ITEM(code->co_localsplusnames, code->co_argcount + i);
    PyObject* value = local(frame, code->co_argcount + i);
    PyObject* defaults = frame->f_func->func_kwdefaults;
    PyObject* usual = defaults != nullptr ? PyDict_GetItem(defaults, name) : nullptr;
    if (value != nullptr && value != usual) (void)PyDict_SetItem(all.get(), name, value);
  }
  if ((code->co_flags & CO_VARKEYWORDS) == 0) return all;
  const int varargs = (code->co_flags & CO_VARARGS) != 0 ? 1 : 0;
  PyObject* rest = local(frame, code->co_argcount + code->co_kwonlyargcount + varargs);
  if (rest != nullptr && PyDict_Check(rest)) (void)PyDict_Update(all.get(), rest);
  return all;
}

bool is_method(const PyCodeObject* code) {
  return code->co_argcount > 0 &&
         to_utf8(PyTuple_GET_ITEM(code->co_localsplusnames, 0), 10) == "self";
}

const char* kind_of(const PyCodeObject* code, PyObject* self) {
  const std::string name = to_utf8(code->co_name, 200);
  if (self == nullptr)
    return to_utf8(code->co_qualname, 1000).find("<locals>.") == std::string::npos ? "function"
                                                                                   : "closure";
  if (name == "__init__") return "constructor";
  PyObject* found = _PyType_Lookup(Py_TYPE(self), code->co_name);
  return found != nullptr && Py_IS_TYPE(found, &PyProperty_Type) ? "property" : "method";
}

void note_call(const _PyInterpreterFrame* frame) {
  const PyCodeObject* code = frame->f_code;
  PyObject* self = is_method(code) ? local(frame, 0) : nullptr;
  const std::string kind = kind_of(code, self);
  Encoder& calls = noted().calls;
  calls.put_count('U', 7);
  calls.put_text(kind);
  calls.put_text(kind == "constructor" ? type_name(self) : to_utf8(code->co_name, 200));
  calls.put_integer(static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(self)));
  calls.put(positional(frame, self != nullptr).get());
  calls.put(keywords(frame).get());
  ++noted().count;
  noted().open = true;
  PyErr_Clear();
}

void note_end(const char* how, PyObject* value) {
  noted().calls.put_text(how);
  noted().calls.put(value != nullptr ? value : Py_None);
  noted().open = false;
}

// The first of the many calls that a generator's frame gets, one for each next().
bool begins(const _PyInterpreterFrame* frame) {
  return _Py_OPCODE(*frame->prev_instr) == RESUME && _Py_OPARG(*frame->prev_instr) == 0;
}

bool has_a_name(const PyCodeObject* code) {
  return !to_utf8(code->co_name, 2).starts_with('<');  // <lambda>, <listcomp>
}

int profile(PyObject*, PyFrameObject* frame, int what, PyObject* value) {
  if (what != PyTrace_CALL && what != PyTrace_RETURN) return 0;
  const _PyInterpreterFrame* running = frame->f_frame;
  if (owner_of(running->f_code) != Owner::candidate) return 0;
  Noted& into = noted();
  const bool generator = (running->f_code->co_flags & generators) != 0;
  if (what == PyTrace_CALL) {
    if (into.depth++ > 0 || !has_a_name(running->f_code) || !may_note()) return 0;
    if (generator && !begins(running)) return 0;
    note_call(running);
    if (generator) note_end("unknown", nullptr);
  } else if (into.depth > 0 && --into.depth == 0 && into.open) {
    note_end(value != nullptr ? "returned" : "raised", value);
  }
  return 0;
}

// Each thread gets the next number.
std::uint64_t threads_so_far() {
  PyThreadState* next = PyThreadState_New(PyInterpreterState_Get());
  const std::uint64_t number = next->id;
  PyThreadState_Clear(next);
  PyThreadState_Delete(next);
  return number;
}

}  // namespace

void start_noting_calls() {
  noted() = Noted{};
  noted().threads = threads_so_far();
  PyEval_SetProfile(&profile, nullptr);
}

std::string take_noted_calls() {
  PyEval_SetProfile(nullptr, nullptr);
  if (noted().open) note_end("raised", nullptr);
  Encoder list{2 * max_bytes};
  const bool alone = threads_so_far() == noted().threads + 1;
  const bool complete = alone && !noted().calls.overflowed();
  list.put_count('L', complete ? noted().count : 0);
  if (complete) list.append_encoded(noted().calls.bytes());
  return list.take();
}

}  // namespace runner
