// What keeps a cell in, by name: whether each is in force here, and what would put it in force.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace sandbox {

enum class Force {
  in_force,
  weaker,       // in force in a lesser form, which is accepted: `detail` says which
  unavailable,  // the kernel has none; not required
  missing,      // required, and not to be had: grading needs --without=NAME
};

struct Protection {
  std::string name;  // as in --without=NAME
  Force force = Force::missing;
  std::string detail;
  std::string remedy;  // for missing and weaker ones
};

// Looks without starting anything but a short-lived child; for a message, or for doctor.
[[nodiscard]] std::vector<Protection> examine_protections();

}  // namespace sandbox
