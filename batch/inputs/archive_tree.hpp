// An archive as a tree: listed in one pass, read in as few as its order allows, with no more of it
// in memory than a window. Archives in it, such as a student's zip, are folders; what is in those
// is files, whatever it is.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>

#include "batch/inputs/archive_reader.hpp"
#include "batch/open_inputs.hpp"

namespace batch {

// The place of a member in an archive, or in an archive that is a member.
struct ArchivePlace {
  std::size_t outer = 0;
  std::optional<std::size_t> inner{};
};

// Adds the members of an archive in an archive, their paths below `path`, and their places.
void list_inner(const std::string& path, std::string_view bytes, const InputOptions& options,
                std::vector<Member>& members, std::vector<std::size_t>& places);

// Those of its members whose places are wanted, no more bytes of each than its size.
using Wanted = std::map<std::size_t, std::uint64_t>;
[[nodiscard]] std::map<std::size_t, Content> read_inner(std::string_view bytes,
                                                        const Wanted& wanted);

class ArchiveTree : public Tree {
 public:
  using Open = std::function<ArchiveReader()>;

  // `open` gives the same archive each time. Throws InputError when it cannot be read, or holds
  // more than the options allow; damage further on is a member with a fault.
  ArchiveTree(std::string name, std::uint64_t packed_bytes, Open open, const InputOptions& options);

  void plan(ReadingPlan plan) override;
  [[nodiscard]] std::vector<Content> read_next() override;
  [[nodiscard]] std::string place(std::string_view path) const override;

  // For tests: how much was held at most, and how often the archive was gone through.
  [[nodiscard]] std::uint64_t most_held() const { return most_held_; }
  [[nodiscard]] int passes() const { return passes_; }

 private:
  struct Slot {  // where a content goes
    std::size_t submission;
    std::size_t file;
  };
  struct Visit {  // what is wanted of one member of the archive
    std::vector<std::pair<Slot, std::size_t>> slots{};  // and the member it is for
  };
  void list();
  void add_listed(ArchiveReader::Found found, ArchiveReader& reader, std::size_t place);
  void add_empty_folders(std::set<std::string> folders);
  void count_bytes(std::uint64_t bytes);
  [[noreturn]] void too_many() const;
  void fill_window();
  [[nodiscard]] std::map<std::size_t, Visit> choose_window();
  void read_pass(std::map<std::size_t, Visit>& visits);  // takes out what was read
  void read_visit(ArchiveReader& reader, const Visit& visit);
  void keep(Slot slot, Content content);

  std::string name_;
  std::uint64_t packed_bytes_;
  Open open_;
  InputOptions options_;
  std::vector<ArchivePlace> places_;  // of members_
  std::uint64_t unpacked_ = 0;

  ReadingPlan plan_;
  std::uint64_t window_bytes_ = 0;
  std::size_t next_ = 0;        // submission to hand out
  std::size_t window_end_ = 0;  // the first that was not read
  std::map<std::size_t, std::vector<Content>> window_;
  std::uint64_t held_ = 0;
  std::uint64_t most_held_ = 0;
  std::optional<ArchiveReader> reader_;
  std::size_t at_ = 0;  // the member that reader_ gives next
  int passes_ = 0;
  int damaged_ = 0;
};

}  // namespace batch
