// A folder that is gone with the test.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <system_error>

namespace problems {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = std::filesystem::temp_directory_path() / "viva-problems-XXXXXX";
    if (!::mkdtemp(pattern.data())) {
      throw std::system_error{errno, std::generic_category(), "make " + pattern};
    }
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  // Writes files below a folder inside, and the folders that they need.
  void write(const std::string& folder, const std::map<std::string, std::string>& files) const {
    for (const auto& [name, bytes] : files) {
      const auto path = path_ / folder / name;
      std::filesystem::create_directories(path.parent_path());
      std::ofstream stream{path, std::ios::binary};
      stream << bytes;
      if (!stream.flush()) throw std::runtime_error{"write " + path.string()};
    }
  }

 private:
  std::filesystem::path path_;
};

}  // namespace problems
