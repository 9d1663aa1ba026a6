// What a candidate wrote, from the disk.
#pragma once

#include <boost/json/array.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "problems/problem.hpp"

namespace cli {

// Throws UsageError: it is not there, cannot be read, is too large.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

// A file is the main file, whatever its name. A folder is a submission of several files; its main
// file, which comes first, has the name that the problem asks for. What is hidden stays out.
[[nodiscard]] std::vector<problems::File> read_submission(const std::filesystem::path& path,
                                                          const std::string& main_file);

// As the server's methods take files.
[[nodiscard]] boost::json::array to_json(const std::vector<problems::File>& files);

}  // namespace cli
