// Solutions that know nothing of a task but the names in it.
#pragma once

#include <string>
#include <vector>

#include "problems/problem.hpp"

namespace proving {

struct Cheater {
  enum class End { any, loops, sleeps };
  std::string does;      // "returns 0 from every function"
  End end = End::any;    // how it is to end; whatever it does, it scores nothing
  std::string source{};  // its main file
};

// `columns`: how many the reference's rows have; 0 in a problem whose submission is a script.
[[nodiscard]] std::vector<Cheater> sql_cheaters(const problems::Problem& problem,
                                                std::size_t columns);

// Every name that the reference declares outside of every bracket as a function with that body;
// empty when there is none. Throws TokenError.
[[nodiscard]] std::string javascript_constant(const std::string& reference,
                                              const std::string& body);

// Of these names. Throws TokenError.
[[nodiscard]] std::vector<Cheater> javascript_cheaters(const std::string& reference);

}  // namespace proving
