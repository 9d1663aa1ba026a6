// Files by path, from a disk, an archive or a repository, to be read submission by submission.
// Knows nothing of people or problems.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace batch {

struct Member {
  std::string path;        // relative, parts between '/'; bytes as they were found
  std::uint64_t size = 0;  // no more than that is read
  std::string fault{};     // why it cannot be read; empty when it can
  bool misplaced = false;  // its path is no place in the tree: absolute, "..", too deep
};

struct Content {
  std::string bytes;
  std::string fault{};  // why they are not there
};

// Names of members by submission, in the order in which they will be asked for.
using ReadingPlan = std::vector<std::vector<std::size_t>>;

class Tree {
 public:
  virtual ~Tree() = default;

  // Sorted by path; without what is_left_out() names.
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }

  // Once, before the first read_next().
  virtual void plan(ReadingPlan plan) = 0;

  // The members of the plan's next submission. Throws InputError when the tree is gone.
  [[nodiscard]] virtual std::vector<Content> read_next() = 0;

  // For people: where a file or folder of it is; the tree itself when `path` is empty.
  [[nodiscard]] virtual std::string place(std::string_view path) const = 0;

 protected:
  // Sorts the members; one that is there twice is a fault. The order of what belongs to them: the
  // former places of those that stayed.
  [[nodiscard]] std::vector<std::size_t> sort_members();

  std::vector<Member> members_;
};

template <typename Each>
std::vector<Each> in_order(std::vector<Each> all, const std::vector<std::size_t>& order) {
  std::vector<Each> ordered;
  ordered.reserve(order.size());
  for (const std::size_t i : order) ordered.push_back(std::move(all[i]));
  return ordered;
}

// A tree whose members can be read in any order.
class OpenTree : public Tree {
 public:
  void plan(ReadingPlan plan) override { plan_ = std::move(plan); }
  [[nodiscard]] std::vector<Content> read_next() override;

 private:
  [[nodiscard]] virtual Content read(std::size_t member) = 0;

  ReadingPlan plan_;
  std::size_t next_ = 0;
};

inline constexpr std::size_t max_path_bytes = 1000;
inline constexpr std::size_t max_path_parts = 32;

// Caches, hidden files and what desktops and tools leave behind; README.md lists them.
[[nodiscard]] bool is_left_out(std::string_view file_or_folder_name);
[[nodiscard]] bool is_path_left_out(std::string_view path);

// Why this is no place inside a tree; empty when it is.
[[nodiscard]] std::string fault_of_path(std::string_view path);

// Bytes of strangers on one line: printable Unicode as it is, everything else escaped.
[[nodiscard]] std::string shown(std::string_view bytes);

[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view path);
[[nodiscard]] std::string_view last_part(std::string_view path);
[[nodiscard]] std::string_view ending_of(std::string_view name);  // ".py"; may be empty
[[nodiscard]] std::string_view stem_of(std::string_view name);
[[nodiscard]] std::string to_lower(std::string_view ascii);

}  // namespace batch
