#include "batch/inputs/git_tree.hpp"

#include <fmt/format.h>
#include <git2.h>

#include <map>
#include <mutex>

#include "batch/inputs/archive_tree.hpp"
#include "batch/inputs/folder.hpp"
#include "batch/inputs/student_names.hpp"

namespace batch {
namespace {

namespace fs = std::filesystem;

template <typename Object, void (*release)(Object*)>
struct Release {
  void operator()(Object* object) const noexcept { release(object); }
};
template <typename Object, void (*release)(Object*)>
using Owned = std::unique_ptr<Object, Release<Object, release>>;

using Repository = Owned<git_repository, git_repository_free>;
using Branches = Owned<git_branch_iterator, git_branch_iterator_free>;
using Reference = Owned<git_reference, git_reference_free>;
using Commit = Owned<git_commit, git_commit_free>;
using GitFolder = Owned<git_tree, git_tree_free>;
using Blob = Owned<git_blob, git_blob_free>;

std::string last_error() {
  const git_error* error = ::git_error_last();
  return shown(error && error->message ? error->message : "unknown error");
}

void initialise() {
  static std::once_flag once;
  std::call_once(once, [] {
    ::git_libgit2_init();
    // Other people's repositories may be read: nothing of theirs is run.
    ::git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  });
}

class GitTree : public OpenTree {
 public:
  GitTree(const fs::path& path, const InputOptions& options)
      : name_{path.string()}, options_{options} {
    initialise();
    git_repository* opened = nullptr;
    check(::git_repository_open_ext(&opened, path.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr));
    repository_.reset(opened);
    const auto students = student_branches();
    if (students.empty()) {
      add_head();
    } else {
      for (const auto& [branch, commit] : students) add_commit(branch, commit);
    }
    const auto order = sort_members();
    where_ = in_order(std::move(where_), order);
  }

  [[nodiscard]] std::string place(std::string_view path) const override {
    if (path.empty()) return shown(name_);
    if (!head_.empty()) return shown(fmt::format("{}:HEAD@{}:{}", name_, head_, path));
    const std::string best = branch_of(path);
    if (best.empty()) return shown(fmt::format("{}:{}", name_, path));
    const auto rest = path.substr(std::min(best.size() + 1, path.size()));
    const auto found = commits_.find(best);
    return shown(
        fmt::format("{}:{}@{}{}{}", name_, best, found->second, rest.empty() ? "" : ":", rest));
  }

 private:
  // The longest one that the path begins with; for "ann" also the only one that is in it, such as
  // "ann/week1". Empty when there is none.
  [[nodiscard]] std::string branch_of(std::string_view path) const {
    std::string best, inner;
    std::size_t inside = 0;
    for (const auto& [branch, commit] : commits_) {
      const bool here = path == branch || path.starts_with(branch + '/');
      if (here && branch.size() > best.size()) best = branch;
      if (!branch.starts_with(std::string{path} + '/')) continue;
      inner = branch;
      ++inside;
    }
    return best.empty() && inside == 1 ? inner : best;
  }

  struct Where {
    git_oid blob{};
    std::optional<std::size_t> inner{};
  };
  using Students = std::map<std::string, git_oid, std::less<>>;

  void check(int result) const {
    if (result < 0) {
      throw InputError{fmt::format("{}: git: {}", shown(name_), last_error())};
    }
  }

  // Branches but for the default one, when there are at least two. In a clone those of the remote,
  // which are what was handed in, and those that are only here.
  Students student_branches() {
    const std::string trunk = default_branch();
    Students students = branches(GIT_BRANCH_REMOTE, trunk);
    students.merge(branches(GIT_BRANCH_LOCAL, trunk));
    if (students.size() < 2) students.clear();
    return students;
  }

  // The remote's; else one with a usual name, for whoever looks at a student's branch has that one
  // checked out; else the one that is checked out.
  std::string default_branch() {
    if (auto name = target_of("refs/remotes/origin/HEAD", "refs/remotes/origin/"); !name.empty()) {
      return name;
    }
    for (const std::string usual : {"main", "master"}) {
      git_reference* found = nullptr;
      const auto name = "refs/heads/" + usual;
      if (::git_reference_lookup(&found, repository_.get(), name.c_str()) < 0) continue;
      const Reference branch{found};
      return usual;
    }
    return target_of("HEAD", "refs/heads/");
  }

  // The name of the branch that a symbolic reference stands for; empty when it is no such one.
  std::string target_of(const char* reference, std::string_view prefix) {
    git_reference* found = nullptr;
    if (::git_reference_lookup(&found, repository_.get(), reference) < 0) return {};
    const Reference held{found};
    const char* target = ::git_reference_symbolic_target(held.get());
    std::string_view name = target ? target : "";
    if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
    return std::string{name};
  }

  Students branches(git_branch_t kind, const std::string& trunk) {
    git_branch_iterator* made = nullptr;
    check(::git_branch_iterator_new(&made, repository_.get(), kind));
    const Branches iterator{made};
    Students students;
    git_reference* next = nullptr;
    for (git_branch_t seen{}; ::git_branch_next(&next, &seen, iterator.get()) == 0;) {
      const Reference branch{next};
      const char* given = nullptr;
      if (::git_branch_name(&given, branch.get()) < 0) continue;
      std::string name{given};
      if (kind == GIT_BRANCH_REMOTE) name.erase(0, name.find('/') + 1);  // "origin/"
      const git_oid* target = ::git_reference_target(branch.get());
      if (name == trunk || name == "HEAD" || !target) continue;
      if (students.size() >= options_.max_members) too_many();
      students.emplace(std::move(name), *target);
    }
    return students;
  }

  void add_head() {
    git_oid head{};
    if (::git_reference_name_to_id(&head, repository_.get(), "HEAD") < 0) {
      throw InputError{fmt::format("{}: a repository without commits", shown(name_))};
    }
    head_ = add_commit("", head);
  }

  // Its short name.
  std::string add_commit(const std::string& branch, const git_oid& id) {
    git_commit* found = nullptr;
    check(::git_commit_lookup(&found, repository_.get(), &id));
    const Commit commit{found};
    git_tree* root = nullptr;
    check(::git_commit_tree(&root, commit.get()));
    const GitFolder folder{root};
    std::array<char, 13> hex{};
    ::git_oid_tostr(hex.data(), hex.size(), &id);
    commits_.emplace(branch, hex.data());
    const std::size_t before = members_.size();
    add_folder(*folder, branch, 0);
    if (members_.size() == before && !branch.empty()) {
      add({branch, 0, "an empty branch: nothing was handed in"}, {});
    }
    return hex.data();
  }

  void add_folder(const git_tree& folder, const std::string& path, std::size_t depth) {
    for (std::size_t i = 0; i < ::git_tree_entrycount(&folder); ++i) {
      const git_tree_entry* entry = ::git_tree_entry_byindex(&folder, i);
      const std::string name = ::git_tree_entry_name(entry);
      if (!is_left_out(name)) add_entry(*entry, path_in(path, name), depth);
    }
  }

  void add_entry(const git_tree_entry& entry, const std::string& path, std::size_t depth) {
    const git_oid& id = *::git_tree_entry_id(&entry);
    if (std::string fault = fault_of_path(path); !fault.empty()) {
      return add({path, 0, std::move(fault), true}, {});
    }
    switch (::git_tree_entry_filemode_raw(&entry)) {
      case GIT_FILEMODE_TREE: {
        git_tree* found = nullptr;
        check(::git_tree_lookup(&found, repository_.get(), &id));
        const GitFolder inner{found};
        return add_folder(*inner, path, depth + 1);
      }
      case GIT_FILEMODE_LINK:
        return add({path, 0, "a symbolic link; links are not followed"}, {});
      case GIT_FILEMODE_COMMIT:
        return add({path, 0, "a submodule, whose files are not in this repository"}, {});
      default:
        return add_blob(path, id);
    }
  }

  void add_blob(const std::string& path, const git_oid& id) {
    const std::uint64_t size = size_of(id);
    if (archive_ending(path) == 0 || size > options_.max_entry_bytes) {
      return add({path, size}, {id});
    }
    const Content content = read_blob(id);
    if (!content.fault.empty()) return add({path, 0, content.fault}, {});
    std::vector<Member> members;
    std::vector<std::size_t> places;
    list_inner(path, content.bytes, options_, members, places);
    for (std::size_t i = 0; i < members.size(); ++i) add(std::move(members[i]), {id, places[i]});
  }

  // From its header, without unpacking it.
  std::uint64_t size_of(const git_oid& id) {
    git_odb* database = nullptr;
    check(::git_repository_odb(&database, repository_.get()));
    const Owned<git_odb, git_odb_free> held{database};
    std::size_t size = 0;
    git_object_t type{};
    if (::git_odb_read_header(&size, &type, database, &id) < 0)
      return 0;  // reading it will say why
    return size;
  }

  Content read_blob(const git_oid& id) {
    if (size_of(id) > options_.max_entry_bytes) return {"", "larger than is allowed"};
    git_blob* found = nullptr;
    if (::git_blob_lookup(&found, repository_.get(), &id) < 0) {
      return {"", fmt::format("git: {}", last_error())};
    }
    const Blob blob{found};
    const auto* bytes = static_cast<const char*>(::git_blob_rawcontent(blob.get()));
    return {{bytes, static_cast<std::size_t>(::git_blob_rawsize(blob.get()))}};
  }

  Content read(std::size_t member) override {
    const Where& where = where_[member];
    Content content = read_blob(where.blob);
    if (!where.inner || !content.fault.empty()) return content;
    return std::move(
        read_inner(content.bytes, {{*where.inner, members_[member].size}})[*where.inner]);
  }

  void add(Member member, Where where) {
    if (members_.size() >= options_.max_members) too_many();
    members_.push_back(std::move(member));
    where_.push_back(where);
  }

  [[noreturn]] void too_many() const {
    throw InputError{fmt::format("{}: more than {} files", shown(name_), options_.max_members)};
  }

  std::string name_;
  InputOptions options_;
  Repository repository_;
  std::map<std::string, std::string, std::less<>> commits_;  // short names, by branch
  std::string head_;          // its short name, when there is no branch
  std::vector<Where> where_;  // of members_
};

}  // namespace

bool is_git_repository(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder / ".git", error)) return true;
  return fs::is_regular_file(folder / "HEAD", error) &&
         fs::is_directory(folder / "objects", error) && fs::is_directory(folder / "refs", error);
}

std::unique_ptr<Tree> open_git_tree(const fs::path& repository, const InputOptions& options) {
  return std::make_unique<GitTree>(repository, options);
}

}  // namespace batch
