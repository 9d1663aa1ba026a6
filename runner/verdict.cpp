#include <cstdlib>

#include "runner/judge.hpp"

namespace runner {

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::accepted:
      return "accepted";
    case Verdict::wrong_answer:
      return "wrong_answer";
    case Verdict::run_time_error:
      return "run_time_error";
    case Verdict::time_limit_exceeded:
      return "time_limit_exceeded";
    case Verdict::memory_limit_exceeded:
      return "memory_limit_exceeded";
    case Verdict::output_limit_exceeded:
      return "output_limit_exceeded";
    case Verdict::compile_error:
      return "compile_error";
    case Verdict::judge_error:
      return "judge_error";
  }
  std::abort();
}

}  // namespace runner
