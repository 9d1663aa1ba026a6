#pragma once

#include "proving/mutant.hpp"

namespace proving {

// Changes of SQLite's SQL, token by token. Some are no SQL any more; who runs them sees that.
// Throws TokenError.
[[nodiscard]] std::vector<Mutant> sql_mutants(const std::string& text);

}  // namespace proving
