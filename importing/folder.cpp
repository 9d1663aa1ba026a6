#include "importing/folder.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "importing/task.hpp"

namespace importing {
namespace {

namespace fs = std::filesystem;

bool is_left_out(const std::string& name) {
  return name == "__pycache__" || name == ".git" || name == ".pytest_cache" ||
         name == "node_modules" || name == ".venv" || name == "venv" || name.ends_with('~');
}

class Reading {
 public:
  void folder(const fs::path& path, const std::string& name, int depth) {
    if (depth > 8) throw Refusal{name + ": more than 8 folders deep"};
    for (const auto& entry : fs::directory_iterator{path}) {
      const std::string own = entry.path().filename().string();
      if (is_left_out(own)) continue;
      const auto kind = entry.symlink_status().type();
      if (kind == fs::file_type::directory) folder(entry.path(), name + own + "/", depth + 1);
      if (kind == fs::file_type::regular) file(entry.path(), name + own);
    }
  }
  Texts take() { return std::move(texts_); }

 private:
  void file(const fs::path& path, const std::string& name) {
    bytes_ += fs::file_size(path);
    if (texts_.size() == most_folder_files || bytes_ > most_folder_bytes)
      throw Refusal{fmt::format("more than {} files or {} MiB in its folder", most_folder_files,
                                most_folder_bytes >> 20)};
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
      if (fs::file_size(path) > 0) throw Refusal{name + ": cannot be read"};
    }
    texts_[name] = std::move(text).str();
  }

  Texts texts_;
  std::size_t bytes_ = 0;
};

}  // namespace

Texts folder_texts(const fs::path& folder) {
  Reading reading;
  try {
    reading.folder(folder, "", 0);
  } catch (const fs::filesystem_error& error) {
    throw Refusal{std::string{"its folder cannot be read: "} + error.what()};
  }
  return reading.take();
}

}  // namespace importing
