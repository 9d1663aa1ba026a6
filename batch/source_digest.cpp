#include "batch/source_digest.hpp"

#include <fmt/format.h>

#include "problems/digest.hpp"

namespace batch {

std::string source_digest(const std::vector<problems::File>& files) {
  if (files.empty()) return {};
  std::map<std::string, std::string> in_order;
  for (std::size_t i = 0; i < files.size(); ++i)
    in_order[fmt::format("{:09} {}", i, files[i].name)] = files[i].text;
  return problems::digest_of(in_order);
}

void name_main_file(std::vector<problems::File>& files, const problems::Problem& problem) {
  if (files.size() == 1) files[0].name = problem.main_file;
}

}  // namespace batch
