#include "problems/problem.hpp"

#include <numeric>

namespace problems {

int Problem::max_score() const {
  return std::accumulate(testcases.begin(), testcases.end(), 0,
                         [](int sum, const Testcase& testcase) { return sum + testcase.points; });
}

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::python:
      return "python";
    case Kind::django:
      return "django";
    case Kind::sqlite:
      return "sqlite";
    case Kind::concept_:
      return "concept";
    case Kind::javascript:
      return "javascript";
  }
  return {};
}

std::string_view to_string(Difficulty difficulty) {
  switch (difficulty) {
    case Difficulty::easy:
      return "easy";
    case Difficulty::medium:
      return "medium";
    case Difficulty::hard:
      return "hard";
  }
  return {};
}

std::string_view to_string(Visibility visibility) {
  switch (visibility) {
    case Visibility::sample:
      return "sample";
    case Visibility::secret:
      return "secret";
  }
  return {};
}

std::string_view to_string(Growth growth) {
  switch (growth) {
    case Growth::constant:
      return "1";
    case Growth::logarithmic:
      return "log n";
    case Growth::linear:
      return "n";
    case Growth::linearithmic:
      return "n log n";
    case Growth::quadratic:
      return "n^2";
    case Growth::cubic:
      return "n^3";
    case Growth::exponential:
      return "2^n";
  }
  return {};
}

std::string_view to_string(Counted counted) {
  switch (counted) {
    case Counted::operations:
      return "operations";
    case Counted::statements:
      return "statements";
    case Counted::taken:
      return "taken";
    case Counted::memory:
      return "memory";
    case Counted::steps:
      return "steps";
  }
  return {};
}

}  // namespace problems
