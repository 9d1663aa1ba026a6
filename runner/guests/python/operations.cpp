#include "runner/guests/python/operations.hpp"

#define Py_BUILD_CORE 1  // the stack of a frame is no part of the public interface
#include "runner/guests/python/python_ref.hpp"
// Python's own headers, in this order.
#include <internal/pycore_frame.h>
#include <internal/pycore_opcode.h>
#include <opcode.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runner/guests/python/places.hpp"

namespace runner {
namespace {

struct Counter {
  std::int64_t operations = 0;
  std::vector<bool> counts;  // for each frame that is running, whether its work is the candidate's
};
Counter& counter() {
  static Counter only;
  return only;
}

// The elements of a builtin container; 0 of anything else, whose methods are not called.
std::int64_t size_of(PyObject* object) {
  if (object == nullptr) return 0;
  const bool sized = PyList_CheckExact(object) || PyTuple_CheckExact(object) ||
                     PyUnicode_CheckExact(object) || PyBytes_CheckExact(object) ||
                     PyByteArray_CheckExact(object) || PyAnySet_CheckExact(object) ||
                     PyDict_CheckExact(object) || PyRange_Check(object) ||
                     PyDictViewSet_Check(object) || PyDictValues_Check(object) ||
                     std::string_view{Py_TYPE(object)->tp_name} == "collections.deque";
  if (!sized) return 0;
  const Py_ssize_t size = PyObject_Size(object);
  if (size < 0) PyErr_Clear();
  return std::max<Py_ssize_t>(size, 0);
}

std::int64_t binary_logarithm(std::int64_t size) {
  std::int64_t bits = 0;
  for (; size > 1; size /= 2) ++bits;
  return bits;
}

// What a builtin goes through.
enum class Through {
  self,       // of all that it belongs to
  arguments,  // of all that it is given
  both,
  tail,   // of what lies behind the place that the first argument names
  sort,   // n log n of the first one
  halve,  // log n of the first one
};

const std::unordered_map<std::string_view, Through>& builtins() {
  static const std::unordered_map<std::string_view, Through> known{
      {"list.insert", Through::tail},
      {"list.pop", Through::tail},
      {"list.remove", Through::self},
      {"list.index", Through::self},
      {"list.count", Through::self},
      {"list.reverse", Through::self},
      {"list.copy", Through::self},
      {"list.extend", Through::arguments},
      {"list.sort", Through::sort},
      {"tuple.index", Through::self},
      {"tuple.count", Through::self},
      {"str.join", Through::arguments},
      {"str.split", Through::self},
      {"str.splitlines", Through::self},
      {"str.replace", Through::self},
      {"str.find", Through::self},
      {"str.rfind", Through::self},
      {"str.index", Through::self},
      {"str.count", Through::self},
      {"str.lower", Through::self},
      {"str.upper", Through::self},
      {"str.translate", Through::self},
      {"dict.copy", Through::self},
      {"dict.update", Through::arguments},
      {"dict.fromkeys", Through::arguments},
      {"set.copy", Through::self},
      {"set.update", Through::arguments},
      {"set.union", Through::both},
      {"set.intersection", Through::both},
      {"set.difference", Through::both},
      {"set.symmetric_difference", Through::both},
      {"set.issubset", Through::self},
      {"set.issuperset", Through::arguments},
      {"collections.deque.index", Through::self},
      {"collections.deque.remove", Through::self},
      {"collections.deque.count", Through::self},
      {"collections.deque.insert", Through::self},
      {"collections.deque.extend", Through::arguments},
      {"_count_elements", Through::arguments},
      {"sum", Through::arguments},
      {"min", Through::arguments},
      {"max", Through::arguments},
      {"any", Through::arguments},
      {"all", Through::arguments},
      {"sorted", Through::sort},
      {"heapify", Through::arguments},
      {"heappush", Through::halve},
      {"heappop", Through::halve},
      {"heappushpop", Through::halve},
      {"heapreplace", Through::halve},
      {"bisect_left", Through::halve},
      {"bisect_right", Through::halve},
      {"bisect", Through::halve},
      {"insort_left", Through::arguments},
      {"insort_right", Through::arguments},
      {"insort", Through::arguments}};
  return known;
}

// A call as it lies on the stack: what is called, what it belongs to, what it is given.
struct Call {
  std::string name;
  PyObject* self = nullptr;
  PyObject** arguments = nullptr;
  std::int64_t count = 0;
};

std::int64_t sum_of_sizes(const Call& call) {
  std::int64_t sum = 0;
  for (std::int64_t i = 0; i < call.count; ++i) sum += size_of(call.arguments[i]);
  return sum;
}

// list.pop() and list.insert(i, x) move what lies behind the place.
std::int64_t behind(const Call& call) {
  const std::int64_t size = size_of(call.self);
  if (call.count == 0 || !PyLong_CheckExact(call.arguments[0])) return 0;
  const long place = PyLong_AsLong(call.arguments[0]);
  if (PyErr_Occurred() != nullptr) PyErr_Clear();
  return std::clamp<std::int64_t>(place < 0 ? -place : size - place, 0, size);
}

std::int64_t cost_of(const Call& call) {
  const auto found = builtins().find(call.name);
  if (found == builtins().end()) return 0;
  PyObject* first = call.self != nullptr ? call.self : call.count > 0 ? call.arguments[0] : nullptr;
  switch (found->second) {
    case Through::self:
      return size_of(call.self);
    case Through::arguments:
      return sum_of_sizes(call);
    case Through::both:
      return size_of(call.self) + sum_of_sizes(call);
    case Through::tail:
      return behind(call);
    case Through::sort:
      return size_of(first) * std::max<std::int64_t>(binary_logarithm(size_of(first)), 1);
    case Through::halve:
      return binary_logarithm(size_of(first));
  }
  return 0;
}

// CALL finds on the stack: a method, its object and the arguments; or NULL, a callable and the
// arguments.
std::int64_t cost_of_call(PyObject** top, int given) {
  PyObject* method = top[-(given + 2)];
  PyObject* function = method != nullptr ? method : top[-(given + 1)];
  Call call{{}, method != nullptr ? top[-(given + 1)] : nullptr, top - given, given};
  if (PyType_Check(function)) {  // list(...), set(...): what is made has as many elements
    return PyType_HasFeature(reinterpret_cast<PyTypeObject*>(function), Py_TPFLAGS_HEAPTYPE) != 0
               ? 0
               : sum_of_sizes(call);
  }
  if (Py_IS_TYPE(function, &PyMethodDescr_Type)) {
    const auto* descriptor = reinterpret_cast<PyMethodDescrObject*>(function);
    call.name =
        std::string{descriptor->d_common.d_type->tp_name} + "." + descriptor->d_method->ml_name;
  } else if (PyCFunction_Check(function)) {
    PyObject* owner = PyCFunction_GET_SELF(function);
    const bool bound = owner != nullptr && !PyModule_Check(owner) && call.self == nullptr;
    if (bound) call.self = owner;
    const std::string type = !bound                ? ""
                             : PyType_Check(owner) ? reinterpret_cast<PyTypeObject*>(owner)->tp_name
                                                   : Py_TYPE(owner)->tp_name;
    call.name = (bound ? type + "." : std::string{}) +
                reinterpret_cast<PyCFunctionObject*>(function)->m_ml->ml_name;
  } else {
    return 0;
  }
  return cost_of(call);
}

std::int64_t size_of_slice(PyObject* slice, PyObject* of) {
  Py_ssize_t start = 0, stop = 0, step = 0;
  if (PySlice_Unpack(slice, &start, &stop, &step) < 0) {
    PyErr_Clear();
    return 0;
  }
  return PySlice_AdjustIndices(size_of(of), &start, &stop, step);
}

// Beside the one that each instruction costs; `top` points behind the last operand.
std::int64_t cost_of_instruction(int opcode, int argument, PyObject** top) {
  constexpr int plain_add = 0, add_in_place = 13;  // arguments of BINARY_OP
  switch (opcode) {
    case CALL:
      return cost_of_call(top, argument);
    case CONTAINS_OP:
      return PyAnySet_CheckExact(top[-1]) || PyDict_CheckExact(top[-1]) || PyRange_Check(top[-1]) ||
                     PyDictViewSet_Check(top[-1])
                 ? 0
                 : size_of(top[-1]);
    case BINARY_OP:
      if (argument == add_in_place) return size_of(top[-1]);
      return argument == plain_add ? size_of(top[-1]) + size_of(top[-2]) : 0;
    case BINARY_SUBSCR:
      return PySlice_Check(top[-1]) ? size_of_slice(top[-1], top[-2]) : 0;
    case DELETE_SUBSCR:
    case STORE_SUBSCR:
      return PyList_CheckExact(top[-2]) && PySlice_Check(top[-1]) ? size_of(top[-2]) : 0;
    case COMPARE_OP:
      return std::min(size_of(top[-1]), size_of(top[-2]));
    case LIST_EXTEND:
    case SET_UPDATE:
    case DICT_UPDATE:
    case DICT_MERGE:
    case LIST_TO_TUPLE:
      return size_of(top[-1]);
    default:
      return 0;
  }
}

void count_instruction(PyFrameObject* frame) {
  const _PyInterpreterFrame* running = frame->f_frame;
  const int opcode = _PyOpcode_Deopt[_Py_OPCODE(*running->prev_instr)];
  PyObject** top = const_cast<PyObject**>(running->localsplus) + running->stacktop;
  counter().operations += 1 + cost_of_instruction(opcode, _Py_OPARG(*running->prev_instr), top);
}

int trace(PyObject*, PyFrameObject* frame, int what, PyObject*) {
  auto& counts = counter().counts;
  if (what == PyTrace_CALL) {
    const Owner owner = owner_of(frame->f_frame->f_code);
    counts.push_back(owner == Owner::candidate ||
                     (owner == Owner::library && !counts.empty() && counts.back()));
    frame->f_trace_lines = 0;
    frame->f_trace_opcodes = counts.back() ? 1 : 0;
  } else if (what == PyTrace_RETURN) {
    if (!counts.empty()) counts.pop_back();
  } else if (what == PyTrace_OPCODE && !counts.empty() && counts.back()) {
    count_instruction(frame);
  }
  return 0;
}

}  // namespace

void start_counting() {
  counter() = Counter{};
  PyEval_SetTrace(&trace, nullptr);
}

std::int64_t stop_counting() {
  const bool ours = PyThreadState_Get()->c_tracefunc == &trace;
  PyEval_SetTrace(nullptr, nullptr);
  return ours ? counter().operations : -1;
}

}  // namespace runner
