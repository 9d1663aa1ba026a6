#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "server/store/connection.hpp"
#include "server/store/migrations.hpp"
#include "tests/server/store/stores.hpp"

namespace server {
namespace {

using testing::HasSubstr;

// What opening the file says; empty when it opens.
std::string refusal(const std::string& path) {
  try {
    (void)open_sqlite_store(path);
    return "";
  } catch (const StoreError& error) {
    return error.what();
  }
}

SQLite::Database raw(const std::string& path) {
  return SQLite::Database{path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
}

int version_of(const std::string& path) {
  return raw(path).execAndGet("PRAGMA user_version").getInt();
}

mode_t mode_of(const std::string& path) {
  struct stat status {};
  EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
  return status.st_mode & 0777U;
}

class Opening : public testing::Test {
 protected:
  [[nodiscard]] std::string path() const { return folder_.file("viva.db"); }
  Folder folder_;
};

TEST_F(Opening, MakesFilesThatOnlyTheirOwnerReads) {
  const auto before = ::umask(0);
  const auto store = open_sqlite_store(path());
  store->add_user(user("ada"));
  ::umask(before);

  EXPECT_EQ(mode_of(path()), 0600U);
  EXPECT_EQ(mode_of(path() + "-wal"), 0600U);
  EXPECT_EQ(mode_of(path() + "-shm"), 0600U);
}

TEST_F(Opening, MakesEveryCommitDurableAndEveryReferenceChecked) {
  Connection connection{path()};
  const auto setting = [&](const char* sql) {
    return connection.database().execAndGet(sql).getString();
  };

  EXPECT_EQ(setting("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(setting("PRAGMA synchronous"), "2");  // FULL
  EXPECT_EQ(setting("PRAGMA foreign_keys"), "1");
}

TEST_F(Opening, TakesAnyNameForAFile) {
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder_.path());
  for (const char* name : {":memory:", "file:viva.db?mode=memory", "it's \"quoted\".db"}) {
    open_sqlite_store(name)->add_user(user("ada"));
    EXPECT_EQ(open_sqlite_store(name)->users().size(), 1U) << name;
  }
  std::filesystem::current_path(before);
}

TEST_F(Opening, RefusesAFolderThatIsNotThere) {
  EXPECT_THAT(refusal(folder_.file("missing/viva.db")),
              HasSubstr("missing/viva.db: No such file or directory; the data directory must"));
}

TEST_F(Opening, RefusesAFolder) {
  EXPECT_THAT(refusal(folder_.path()), HasSubstr("unable to open"));
  EXPECT_NE(refusal(""), "");
}

TEST_F(Opening, RefusesWhatIsNoDatabase) {
  std::ofstream{path()} << std::string(4096, 'x');

  EXPECT_THAT(refusal(path()), HasSubstr("file is not a database; the database is damaged"));
}

TEST_F(Opening, RefusesALaterVersion) {
  (void)open_sqlite_store(path());
  const auto ours = version_of(path());
  raw(path()).exec("PRAGMA user_version = 1000");

  EXPECT_THAT(refusal(path()), HasSubstr("is of version 1000, and this viva knows versions up to " +
                                         std::to_string(ours)));
  EXPECT_EQ(version_of(path()), 1000);
}

TEST_F(Opening, MigratesAnEmptyDatabase) {
  raw(path()).exec("PRAGMA user_version = 0");

  open_sqlite_store(path())->add_user(user("ada"));

  EXPECT_EQ(version_of(path()), static_cast<int>(migrations().size()));
}

constexpr const char* make_table = "CREATE TABLE users (id TEXT); INSERT INTO users VALUES ('ada')";
constexpr const char* add_column = "ALTER TABLE users ADD COLUMN name TEXT NOT NULL DEFAULT 'none'";

TEST_F(Opening, TakesOnlyTheStepsThatAreMissing) {
  auto database = raw(path());
  migrate(database, std::vector{make_table});

  migrate(database, std::vector{make_table, add_column});
  migrate(database, std::vector{make_table, add_column});

  EXPECT_EQ(database.execAndGet("SELECT id || name FROM users").getString(), "adanone");
  EXPECT_EQ(version_of(path()), 2);
}

TEST_F(Opening, TakesAStepWholeOrNotAtAll) {
  auto database = raw(path());

  EXPECT_THROW(
      migrate(database, std::vector{make_table, "CREATE TABLE more (id TEXT); no such thing"}),
      SQLite::Exception);

  EXPECT_EQ(version_of(path()), 1);
  EXPECT_FALSE(database.tableExists("more"));
}

class Reopening : public StoreTest {};

TEST_F(Reopening, KeepsEverything) {
  store_->add_token(token("t1", "ada", 'a'));
  store_->add_problem_version(problem_version("sha256:1", 1));
  store_->add_problem_set(problem_set("p1", "eve"));
  store_->add_session(session("s1", "ada", "a1"));
  store_->save_draft({"s1", "fibonacci", {{"solution.py", "a"}}, at(1)});
  store_->add_submissions({submission("b1", "ada", "s1"), submission("b2", "ada")});
  ASSERT_TRUE(store_->finish_submission("b1", {{}, at(7)}, outcome()));
  store_->add_note({"n1", "b1", "eve", "Good.", at(8)});
  store_->add_override({"o1", "b1", "eve", 9, "Close.", at(8)});
  store_->add_regrade({"r1", "eve", "a1", "fibonacci", "sha256:2", at(9), {}}, {{"r1", "b1", "b2"}},
                      {});
  store_->save_card({"ada", "fibonacci", at(9), 1, 2.5, 0});

  reopen();

  EXPECT_EQ(store_->users().size(), 3U);
  EXPECT_EQ(store_->token_by_hash(std::string(32, 'a')), token("t1", "ada", 'a'));
  EXPECT_EQ(store_->problem_version("sha256:1"), problem_version("sha256:1", 1));
  EXPECT_EQ(store_->problem_set("p1"), problem_set("p1", "eve"));
  EXPECT_EQ(store_->assignment("a1"), assignment("a1", "eve"));
  EXPECT_EQ(store_->session("s1"), session("s1", "ada", "a1"));
  EXPECT_EQ(store_->draft("s1", "fibonacci")->files.front().text, "a");
  EXPECT_EQ(store_->submission("b1")->outcome, outcome());
  EXPECT_EQ(store_->submission("b2"), submission("b2", "ada"));
  EXPECT_EQ(store_->notes_on("b1").size(), 1U);
  EXPECT_EQ(store_->overrides_of("b1").size(), 1U);
  EXPECT_EQ(store_->regrade_rows("r1").size(), 1U);
  EXPECT_EQ(store_->cards_of("ada").size(), 1U);
}

TEST_F(Reopening, LeavesOneFileWhenNobodyHasItOpen) {
  store_.reset();

  EXPECT_FALSE(std::filesystem::exists(path() + "-wal"));
  EXPECT_FALSE(std::filesystem::exists(path() + "-shm"));
}

}  // namespace
}  // namespace server
