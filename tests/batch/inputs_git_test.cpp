// Git repositories, made by libgit2 on the spot.
#include <git2.h>
#include <gmock/gmock.h>

#include "tests/batch/inputs.hpp"

namespace batch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Blob {
  std::string bytes;
  git_filemode_t mode = GIT_FILEMODE_BLOB;
};
using Blobs = std::map<std::string, Blob>;  // by path; folders one level deep

class GitInput : public testing::Test {
 protected:
  void SetUp() override { ::git_libgit2_init(); }
  void TearDown() override {
    ::git_repository_free(repository_);
    ::git_libgit2_shutdown();
  }

  void make(bool bare) {
    ASSERT_EQ(::git_repository_init(&repository_, path().c_str(), bare ? 1 : 0), 0);
    ::git_repository_set_head(repository_, "refs/heads/main");
  }
  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "course.git"; }

  void commit(const std::string& reference, const Blobs& blobs) {
    git_treebuilder* root = nullptr;
    ASSERT_EQ(::git_treebuilder_new(&root, repository_, nullptr), 0);
    std::map<std::string, git_treebuilder*> folders;
    for (const auto& [name, blob] : blobs) {
      git_oid id;
      ::git_blob_create_from_buffer(&id, repository_, blob.bytes.data(), blob.bytes.size());
      const auto slash = name.find('/');
      git_treebuilder*& at = slash == std::string::npos ? root : folders[name.substr(0, slash)];
      if (!at) ::git_treebuilder_new(&at, repository_, nullptr);
      ASSERT_EQ(
          ::git_treebuilder_insert(nullptr, at, name.substr(slash + 1).c_str(), &id, blob.mode), 0);
    }
    git_oid tree_id;
    for (auto& [name, builder] : folders) {
      ::git_treebuilder_write(&tree_id, builder);
      ::git_treebuilder_insert(nullptr, root, name.c_str(), &tree_id, GIT_FILEMODE_TREE);
      ::git_treebuilder_free(builder);
    }
    ::git_treebuilder_write(&tree_id, root);
    ::git_treebuilder_free(root);
    git_tree* tree = nullptr;
    ::git_tree_lookup(&tree, repository_, &tree_id);
    git_signature* author = nullptr;
    ::git_signature_new(&author, "T", "t@x", 1'700'000'000, 0);
    git_oid id;
    ASSERT_EQ(::git_commit_create(&id, repository_, reference.c_str(), author, author, nullptr, "m",
                                  tree, 0, nullptr),
              0);
    ::git_signature_free(author);
    ::git_tree_free(tree);
  }

  std::vector<Entry> entries() { return read({path()}, for_problem("fibonacci")); }

  problems::TemporaryFolder folder_;
  git_repository* repository_ = nullptr;
};

TEST_F(GitInput, WithABranchPerStudentIsOneEntryForEach) {
  make(true);
  commit("refs/heads/main", {{"README.md", {"course"}}});
  commit("refs/heads/ann", {{"solution.py", {"a"}}, {"lib/x.py", {"x"}}});
  commit("refs/heads/bob", {{"fib.py", {"b"}}});
  const auto found = entries();
  EXPECT_THAT(lines_of(found), ElementsAre("ann|fibonacci|solution.py=a;lib/x.py=x;",
                                           "bob|fibonacci|solution.py=b;"));
  EXPECT_THAT(found[0].source, testing::MatchesRegex(".*course\\.git:ann@[0-9a-f]{12}"));
}

TEST_F(GitInput, ThatIsACloneHasItsStudentsOnTheRemote) {
  make(false);
  commit("refs/heads/main", {{"README.md", {"course"}}});
  commit("refs/remotes/origin/main", {{"README.md", {"course"}}});
  commit("refs/remotes/origin/ann", {{"solution.py", {"a"}}});
  commit("refs/remotes/origin/bob", {{"solution.py", {"b"}}});
  EXPECT_THAT(lines_of(entries()),
              ElementsAre("ann|fibonacci|solution.py=a;", "bob|fibonacci|solution.py=b;"));
}

TEST_F(GitInput, ThatIsACloneHasAllStudentsThoughSomeWereLookedAt) {
  make(false);
  commit("refs/heads/main", {{"README.md", {"course"}}});
  for (const std::string name : {"ann", "bob", "eve"}) {
    commit("refs/remotes/origin/" + name, {{"solution.py", {name}}});
  }
  commit("refs/heads/ann", {{"solution.py", {"ann, and what the teacher tried"}}});
  commit("refs/heads/bob", {{"solution.py", {"bob"}}});
  ::git_repository_set_head(repository_, "refs/heads/bob");
  EXPECT_THAT(lines_of(entries()),
              ElementsAre("ann|fibonacci|solution.py=ann;", "bob|fibonacci|solution.py=bob;",
                          "eve|fibonacci|solution.py=eve;"));
}

TEST_F(GitInput, NamesTheBranchAlsoWhenItsNameHasParts) {
  make(true);
  commit("refs/heads/ann", {{"solution.py", {"a"}}});
  commit("refs/heads/bob/week1", {{"solution.py", {"b"}}});
  const auto found = entries();
  EXPECT_THAT(lines_of(found),
              ElementsAre("ann|fibonacci|solution.py=a;", "bob|fibonacci|solution.py=b;"));
  EXPECT_THAT(found[1].source, testing::MatchesRegex(".*course\\.git:bob/week1@[0-9a-f]{12}"));
}

TEST_F(GitInput, WithOneBranchHasAFolderPerStudentInItsHead) {
  make(false);
  commit("refs/heads/main", {{"ann/solution.py", {"a"}},
                             {"bob/solution.py", {"/etc/passwd", GIT_FILEMODE_LINK}},
                             {"eve/hand-in.zip", {zip_of({{"solution.py", "e"}})}}});
  const auto found = entries();
  EXPECT_THAT(lines_of(found), ElementsAre("ann|fibonacci|solution.py=a;",
                                           HasSubstr("bob/solution.py: a symbolic link"),
                                           "eve|fibonacci|solution.py=e;"));
  EXPECT_THAT(found[0].source, testing::MatchesRegex(".*course\\.git:HEAD@[0-9a-f]{12}:ann"));
}

TEST_F(GitInput, RunsNothingThatTheRepositoryBrings) {
  make(false);
  commit("refs/heads/main", {{".gitattributes", {"*.py filter=evil\n"}},
                             {"ann/solution.py", {"a"}},
                             {"bob/solution.py", {"b"}}});
  const auto witness = folder_.path() / "witness";
  git_config* config = nullptr;
  ::git_repository_config(&config, repository_);
  ::git_config_set_string(config, "filter.evil.smudge", ("touch " + witness.string()).c_str());
  ::git_config_set_string(config, "core.fsmonitor", ("touch " + witness.string()).c_str());
  ::git_config_free(config);
  EXPECT_THAT(lines_of(entries()),
              ElementsAre("ann|fibonacci|solution.py=a;", "bob|fibonacci|solution.py=b;"));
  EXPECT_FALSE(std::filesystem::exists(witness));
}

TEST_F(GitInput, WithoutACommitIsRefused) {
  make(true);
  EXPECT_THAT(refusal_of({path()}), HasSubstr("a repository without commits"));
}

}  // namespace
}  // namespace batch
