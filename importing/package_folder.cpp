#include "importing/package_folder.hpp"

#include <fstream>
#include <system_error>

#include "importing/task.hpp"

namespace importing {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

void write_file(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream file{path, std::ios::binary};
  file << text;
  file.close();
  if (!file) throw std::runtime_error{path.string() + ": cannot be written"};
}

}  // namespace

void refuse_occupied(const fs::path& folder, bool overwrite) {
  if (!is_there(folder)) return;
  if (!overwrite) throw Refusal{folder.string() + " is there already; --force writes it anew"};
  std::error_code error;
  const bool is_folder = fs::symlink_status(folder, error).type() == fs::file_type::directory;
  if (!is_folder || !is_there(folder / "problem.toml"))
    throw Refusal{folder.string() + " is no package; nothing was written over it"};
}

void write_package(const fs::path& folder, const std::map<std::string, std::string>& files,
                   bool overwrite) {
  refuse_occupied(folder, overwrite);
  // Dotfiles are not seen by a bank, so nobody meets half a package.
  const fs::path made = folder.parent_path() / ("." + folder.filename().string() + ".new");
  const fs::path old = folder.parent_path() / ("." + folder.filename().string() + ".old");
  fs::remove_all(made);
  for (const auto& [name, text] : files) write_file(made / name, text);
  if (is_there(folder)) {
    fs::remove_all(old);
    fs::rename(folder, old);
  }
  fs::rename(made, folder);
  fs::remove_all(old);
}

}  // namespace importing
