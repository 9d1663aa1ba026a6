#include "cli/source_files.hpp"

#include <sodium.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "cli/commands.hpp"
#include "runner/utf8.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// Files of more than this are not even read: no submission may be so large.
constexpr std::uintmax_t max_file_bytes = 16U << 20;
constexpr std::size_t max_files = 200;

bool is_kept_out(const std::string& name) {
  return name.front() == '.' || name.find("/.") != std::string::npos || name.back() == '~' ||
         name.find("__pycache__") != std::string::npos;
}

std::vector<problems::File> read_folder(const fs::path& folder, const std::string& main_file) {
  std::vector<problems::File> files{{main_file, read_file(folder / main_file)}};
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    const std::string name = fs::relative(entry.path(), folder).generic_string();
    if (!entry.is_regular_file() || entry.is_symlink() || name == main_file) continue;
    if (is_kept_out(name)) continue;
    files.push_back({name, read_file(entry.path())});
    if (files.size() > max_files) throw UsageError{folder.string() + ": more than 200 files"};
  }
  std::sort(files.begin() + 1, files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

bool is_text(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto next = runner::first_character(bytes);
    if (next.size == 0 || next.code == 0 || runner::is_surrogate(next.code)) return false;
    bytes.remove_prefix(next.size);
  }
  return true;
}

std::string base64(const std::string& bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  ::sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return text;
}

}  // namespace

std::string read_file(const fs::path& path) {
  if (!fs::is_regular_file(path)) throw UsageError{path.string() + ": no such file"};
  if (fs::file_size(path) > max_file_bytes)
    throw UsageError{path.string() + ": larger than 16 MiB"};
  std::ifstream file{path, std::ios::binary};
  if (!file) throw UsageError{path.string() + ": cannot be read"};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<problems::File> read_submission(const fs::path& path, const std::string& main_file) {
  if (fs::is_directory(path)) return read_folder(path, main_file);
  return {{main_file, read_file(path)}};
}

json::array to_json(const std::vector<problems::File>& files) {
  json::array made;
  for (const auto& file : files) {
    json::object one{{"name", file.name}};
    if (is_text(file.text)) {
      one["text"] = file.text;
    } else {
      one["base64"] = base64(file.text);
    }
    made.push_back(std::move(one));
  }
  return made;
}

}  // namespace cli
