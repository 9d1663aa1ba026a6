// The Python guest: runs a submission's code and the problem's driver in one interpreter, and says
// what was observed. Speaks runner/guests/protocol.md. Knows no expected values and no verdicts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runner/guests/python/encoder.hpp"
#include "runner/guests/python/failure.hpp"
#include "runner/value.hpp"
#include "sandbox/guest.hpp"

namespace runner {

class PythonGuest : public sandbox::GuestProgram {
 public:
  PythonGuest();  // starts and warms up the interpreter

  [[nodiscard]] std::vector<std::string> readable() const override;
  [[nodiscard]] std::string engines() const override;
  void load_layer(std::string_view layer) override;
  void enter_cell() override {}
  [[nodiscard]] std::string answer(std::string_view request) override;

 private:
  void load_django();
  void load_problem(const Dict& layer);
  [[nodiscard]] std::string load(const Dict& request);
  [[nodiscard]] std::string run_case(const Dict& request);
  [[nodiscard]] std::string run_snippet(const Dict& request);
  [[nodiscard]] PyRef make_names(const Dict& request);
  [[nodiscard]] PyRef make_generator(const Dict& request);
  [[nodiscard]] std::string compile(const Dict& request);
  [[nodiscard]] bool evaluate(const Dict& request, PyObject* names);
  [[nodiscard]] bool evaluate(const PyRef& code, PyObject* names);
  [[nodiscard]] bool evaluate_counting(const Dict& request, PyObject* names);
  void evaluate_noting_calls(const Dict& request, PyObject* names);
  [[nodiscard]] std::string observed();
  [[nodiscard]] std::string failure(bool compiling);
  void flush_output();
  void restore_database();

  PyRef driver_names_;  // dict: the driver module's
  PyRef candidate_;     // the candidate's module
  PyRef random_class_, small_random_class_, observe_, stdout_, stderr_, restore_;
  SourceFiles files_;
  std::string main_name_ = "solution.py";
  bool django_ = false;
  bool program_ = false;  // loading compiles the submission, and does not run it
};

}  // namespace runner
