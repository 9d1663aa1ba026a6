// The packages that a runner has read, by digest.
#pragma once

#include <map>
#include <string>

#include "problems/problem.hpp"
#include "server/dispatcher/protocol.hpp"

namespace server {

class Packages {
 public:
  // The problem that the job is about; without its secret testcases when only samples are judged.
  // Throws problems::PackageError, also when the package is not of the job's digest.
  [[nodiscard]] problems::ProblemPtr find(const Job& job);

 private:
  struct Read {
    problems::ProblemPtr whole;
    problems::ProblemPtr samples;  // made when it is first asked for
  };
  std::map<std::string, Read> read_;
};

// A copy without the secret testcases. Its digest is another one, since a judge remembers by digest
// what it expects.
[[nodiscard]] problems::ProblemPtr only_samples(const problems::Problem& whole);

}  // namespace server
