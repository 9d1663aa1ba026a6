#include "cli/work_folder.hpp"

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <fstream>

#include "cli/commands.hpp"
#include "cli/source_files.hpp"
#include "sandbox/linux/syscall.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

// A server must not choose where on this disk is written.
void must_stay_inside(const std::string& name) {
  const fs::path path{name};
  bool safe = !path.empty() && path.is_relative();
  for (const auto& part : path) safe = safe && part != ".." && part != "." && !part.empty();
  if (!safe)
    throw std::runtime_error{"the server names a file outside of the work folder: " + name};
}

void write_file(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream file{path, std::ios::binary};
  file << text;
  file.close();
  if (!file) throw UsageError{path.string() + ": cannot be written"};
}

}  // namespace

WorkFolder::WorkFolder(const fs::path& root, const std::string& problem, std::string main_file)
    : main_file_{std::move(main_file)} {
  must_stay_inside(problem);
  must_stay_inside(main_file_);
  folder_ = root / problem;
  fs::create_directories(folder_);
  watch_ = sandbox::UniqueFd{sandbox::syscall_or_throw(
      "watch files", [] { return ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC); })};
  // Editors write in place, or write anew and rename.
  sandbox::syscall_or_throw("watch " + folder_.string(), [&] {
    return ::inotify_add_watch(watch_.get(), folder_.c_str(), IN_CLOSE_WRITE | IN_MOVED_TO);
  });
}

WorkFolder::Wrote WorkFolder::write(const std::string& starter,
                                    const std::vector<problems::File>& draft) {
  const bool there = fs::exists(main_path());
  if (there && read_file(main_path()) != starter) return Wrote::kept;
  if (draft.empty()) {
    if (!there) write_file(main_path(), starter);
    (void)saved();  // that was us
    return Wrote::fresh;
  }
  for (const auto& file : draft) {
    must_stay_inside(file.name);
    const bool is_main = &file == &draft.front();
    const fs::path path = is_main ? main_path() : folder_ / file.name;
    if (is_main || !fs::exists(path)) write_file(path, file.text);
  }
  (void)saved();
  return Wrote::draft;
}

std::vector<problems::File> WorkFolder::files() const {
  return read_submission(folder_, main_file_);
}

bool WorkFolder::saved() {
  bool ours = false;
  alignas(inotify_event) std::array<char, 4096> buffer{};
  for (;;) {
    const auto size = ::read(watch_.get(), buffer.data(), buffer.size());
    if (size <= 0) return ours;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const std::string name{event.len > 0 ? buffer.data() + at + sizeof event : ""};
      ours = ours || (!name.empty() && name.front() != '.' && name.back() != '~');
      at += sizeof event + event.len;
    }
  }
}

}  // namespace cli
