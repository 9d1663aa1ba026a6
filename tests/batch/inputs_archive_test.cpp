// Archives: the same layouts, and everything that a hostile one may hold.
#include <gmock/gmock.h>

#include <random>

#include "batch/inputs/archive_tree.hpp"
#include "batch/inputs/tree_input.hpp"
#include "tests/batch/inputs.hpp"

namespace batch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class ArchiveInput : public testing::Test {
 protected:
  std::vector<Entry> entries(const std::string& name, const std::string& bytes,
                             const InputOptions& options = for_problem("fibonacci")) {
    folder_.write("", {{name, bytes}});
    return read({folder_.path() / name}, options);
  }
  std::vector<std::string> lines(const std::string& name, const std::string& bytes) {
    return lines_of(entries(name, bytes));
  }
  std::string refusal(const std::string& name, const std::string& bytes,
                      const InputOptions& options = for_problem("fibonacci")) {
    folder_.write("", {{name, bytes}});
    return refusal_of({folder_.path() / name}, options);
  }

  problems::TemporaryFolder folder_;
};

const Contents two_students{{"week1/bob/fib.py", "b"}, {"week1/ann/solution.py", "a"}};

TEST_F(ArchiveInput, OfEachKindIsReadAsAFolderIs) {
  const auto expected = ElementsAre("ann|fibonacci|solution.py=a;", "bob|fibonacci|solution.py=b;");
  constexpr int tar = ARCHIVE_FORMAT_TAR_PAX_RESTRICTED;
  EXPECT_THAT(lines("a.zip", zip_of(two_students)), expected);
  EXPECT_THAT(lines("a.7z", archive_of(two_students, ARCHIVE_FORMAT_7ZIP)), expected);
  EXPECT_THAT(lines("a.tar", archive_of(two_students, tar)), expected);
  EXPECT_THAT(lines("a.tgz", archive_of(two_students, tar, ARCHIVE_FILTER_GZIP)), expected);
  EXPECT_THAT(lines("a.tar.bz2", archive_of(two_students, tar, ARCHIVE_FILTER_BZIP2)), expected);
  EXPECT_THAT(lines("a.tar.xz", archive_of(two_students, tar, ARCHIVE_FILTER_XZ)), expected);
  EXPECT_THAT(lines("a.tar.zst", archive_of(two_students, tar, ARCHIVE_FILTER_ZSTD)), expected);
  EXPECT_THAT(lines("download", zip_of(two_students)), expected);
  EXPECT_THAT(lines("download2", archive_of(two_students, tar, ARCHIVE_FILTER_XZ)), expected);
}

TEST_F(ArchiveInput, SaysWhereAnEntryWasFound) {
  const auto found = entries("week1.zip", zip_of(two_students));
  EXPECT_EQ(found.at(0).source, (folder_.path() / "week1.zip").string() + ":week1/ann");
}

TEST_F(ArchiveInput, OfALearningPlatformHoldsOneArchiveEach) {
  EXPECT_THAT(
      lines("submissions.zip",
            zip_of({{"annsmith_12345_67890_hw.zip", zip_of({{"hw/fib.py", "a"}})},
                    {"bobjones_22345_67891_solution.py", "b"},
                    {"Eve Li_77_assignsubmission_file_/all.tar.gz",
                     archive_of({{"solution.py", "e"}, {"more.zip", zip_of({{"x.py", "x"}})}},
                                ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP)}})),
      ElementsAre(testing::StartsWith("Eve Li|fibonacci|solution.py=e;more.zip=PK"),
                  "annsmith|fibonacci|solution.py=a;", "bobjones|fibonacci|solution.py=b;"));
}

TEST_F(ArchiveInput, KeepsNamesInUtf8WhateverTheLocale) {
  ArchiveMaker maker{ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE};
  maker.file("Zo\xC3\xAB/solution.py", "z").file("\xE9t\xE9/solution.py", "e");
  EXPECT_THAT(lines("a.tar", maker.bytes()), ElementsAre("Zo\xC3\xAB|fibonacci|solution.py=z;",
                                                         "\\xe9t\\xe9|fibonacci|solution.py=e;"));
}

TEST_F(ArchiveInput, LetsNoPathOut) {
  ArchiveMaker maker{ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE};
  maker.file("../../etc/cron.d/x.py", "x")
      .file("/etc/passwd.py", "x")
      .file("C:/windows/x.py", "x")
      .file("..\\x.py", "x")
      .file("ann/../../x.py", "x")
      .file("./good/./solution.py", "g");
  const auto found = entries("a.tar", maker.bytes());
  ASSERT_THAT(found, SizeIs(6));
  int refused = 0;
  for (const auto& entry : found) {
    if (entry.error.empty()) {
      EXPECT_EQ(line_of(entry), "good|fibonacci|solution.py=g;");
    } else {
      ++refused;
      EXPECT_THAT(entry.error, testing::AnyOf(HasSubstr("'..'"), HasSubstr("absolute"),
                                              HasSubstr("drive"), HasSubstr("backslashes")));
    }
  }
  EXPECT_EQ(refused, 5);
}

TEST_F(ArchiveInput, FollowsNoLinksAndReadsNoDevices) {
  ArchiveMaker maker{ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE};
  maker.special("ann/solution.py", AE_IFLNK, "/etc/passwd")
      .hard_link("bob/solution.py", "eve/solution.py")
      .special("carl/solution.py", AE_IFCHR)
      .special("dan/solution.py", AE_IFIFO)
      .file("eve/solution.py", "e")
      .folder("fred");
  EXPECT_THAT(lines("a.tar", maker.bytes()),
              ElementsAre(HasSubstr("ann/solution.py: a symbolic link"),
                          HasSubstr("bob/solution.py: a link to eve/solution.py"),
                          HasSubstr("carl/solution.py: neither a file nor a folder"),
                          HasSubstr("dan/solution.py: neither a file nor a folder"),
                          "eve|fibonacci|solution.py=e;",
                          "fred|fibonacci|error: an empty folder: nothing was handed in"));
}

TEST_F(ArchiveInput, WithTheSameFileTwiceIsNotGuessedAt) {
  const auto found = lines("a.tar", archive_of({{"ann/solution.py", "1"}, {"ann/solution.py", "2"}},
                                               ARCHIVE_FORMAT_TAR_USTAR));
  EXPECT_THAT(found, ElementsAre(HasSubstr("ann/solution.py: there twice")));
}

TEST_F(ArchiveInput, ThatIsEncryptedIsAnErrorForEachOfItsFiles) {
  ArchiveMaker maker{ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE};
  ::archive_write_set_options(maker.options(), "zip:encryption=traditional");
  ::archive_write_set_passphrase(maker.options(), "secret");
  maker.file("ann/solution.py", "a");
  EXPECT_THAT(lines("a.zip", maker.bytes()), ElementsAre(HasSubstr("ann/solution.py: encrypted")));
}

TEST_F(ArchiveInput, ThatIsABombIsRefusedUnread) {
  const std::string zeros(40U << 20, '\0');
  const auto bomb = zip_of({{"ann/a.py", zeros}, {"ann/b.py", zeros}, {"bob/a.py", zeros}});
  ASSERT_LT(bomb.size(), 1U << 20);
  EXPECT_THAT(refusal("bomb.zip", bomb), HasSubstr("unpacks to more than 500 times its size"));
  InputOptions small = for_problem("fibonacci");
  small.max_archive_bytes = 64U << 20;
  EXPECT_THAT(refusal("bomb.zip", bomb, small), HasSubstr("unpacks to more than 64 MiB"));
  const auto one =
      archive_of({{"ann.py", zeros}, {"bob.py", "b"}}, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ);
  EXPECT_THAT(lines("one.tar.xz", one),
              ElementsAre(HasSubstr("larger than 4096 KiB"), "bob|fibonacci|solution.py=b;"));
}

TEST_F(ArchiveInput, InAnArchiveIsNoWayRoundTheLimits) {
  InputOptions small = for_problem("fibonacci");
  small.max_archive_bytes = 8U << 20;
  const auto inner = zip_of({{"a.py", std::string(3U << 20, 'x')}});
  Contents many;
  for (int i = 0; i < 5; ++i) many.push_back({"s" + std::to_string(i) + ".zip", inner});
  EXPECT_THAT(refusal("a.zip", zip_of(many), small), HasSubstr("unpacks to more than 8 MiB"));
}

TEST_F(ArchiveInput, AmongOthersThatCannotBeReadIsARow) {
  folder_.write("", {{"ann.zip", zip_of({{"solution.py", "a"}})}, {"bob.zip", "no archive"}});
  const auto ann = folder_.path() / "ann.zip";
  const auto bob = folder_.path() / "bob.zip";
  EXPECT_THAT(refusal_of({bob}, for_problem("fibonacci")), HasSubstr("bob.zip: cannot be read: "));
  const auto found = read({bob, ann}, for_problem("fibonacci"));
  EXPECT_THAT(lines_of(found),
              ElementsAre(testing::StartsWith("bob|fibonacci|error: cannot be read: "),
                          "ann|fibonacci|solution.py=a;"));
  EXPECT_EQ(found[0].source, bob);
  EXPECT_EQ(open_inputs({bob, ann}, for_problem("fibonacci"), bank())->size(), 2U);
}

TEST_F(ArchiveInput, WithTooManyMembersIsRefused) {
  InputOptions few = for_problem("fibonacci");
  few.max_members = 10;
  Contents many;
  for (int i = 0; i < 11; ++i) many.push_back({std::to_string(i) + "/solution.py", "x"});
  EXPECT_THAT(refusal("a.zip", zip_of(many), few), HasSubstr("more than 10 members"));
  many.pop_back();
  EXPECT_EQ(refusal("b.zip", zip_of(many), few), "");
}

// A tar header of a file whose size is `octal`.
std::string tar_header(const std::string& name, const std::string& octal) {
  std::string header(512, '\0');
  header.replace(0, name.size(), name);
  header.replace(100, 7, "0000644");
  header.replace(124, octal.size(), octal);
  header.replace(136, 11, "00000000000");
  header[156] = '0';
  header.replace(257, 5, "ustar");
  header.replace(263, 2, "00");
  header.replace(148, 8, "        ");
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  char text[8];
  std::snprintf(text, sizeof text, "%06o", sum);
  header.replace(148, 7, std::string{text, 7});
  return header;
}

TEST_F(ArchiveInput, IsNotBelievedAboutSizes) {
  EXPECT_THAT(refusal("a.tar", tar_header("ann.py", "77777777777") + "x"),
              HasSubstr("unpacks to more than 1024 MiB"));
  EXPECT_THAT(refusal("b.tar", tar_header("ann.py", std::string("\xff\xff\xff\xff\xff\xff\xff\xff"
                                                                "\xff\xff\xff\xff",
                                                                12)) +
                                   std::string(512, 'x')),
              testing::AnyOf("", HasSubstr("cannot be read")));
  const auto found = entries("c.tar", tar_header("ann.py", "00003641100") + "def solve");
  ASSERT_FALSE(found.empty());
  for (const auto& entry : found) EXPECT_NE(entry.error, "");
}

TEST_F(ArchiveInput, CutAnywhereGivesWhatIsWholeAndSaysSo) {
  Contents students;
  for (int i = 0; i < 12; ++i) {
    students.push_back({"s" + std::to_string(i) + "/solution.py", std::string(100, 'x')});
  }
  for (const int format : {ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_7ZIP}) {
    const std::string whole = archive_of(students, format);
    ASSERT_THAT(lines("whole", whole.substr(0, 0) + whole).size(), testing::Ge(1U));
    for (std::size_t size = 0; size < whole.size(); size += 64) {
      const std::string name = format == ARCHIVE_FORMAT_ZIP ? "cut.zip" : "cut.tar";
      folder_.write("", {{name, whole.substr(0, size)}});
      try {
        std::size_t right = 0;
        for (const auto& entry : read({folder_.path() / name}, for_problem("fibonacci"))) {
          if (!entry.error.empty()) continue;
          EXPECT_EQ(entry.files.at(0).text, std::string(100, 'x'));
          ++right;
        }
        EXPECT_LE(right, students.size());
      } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("cut"));
      }
    }
  }
}

TEST_F(ArchiveInput, DamagedHalfWayReportsTheDamage) {
  Contents students;
  for (int i = 0; i < 9; ++i) students.push_back({std::to_string(i) + ".py", "x"});
  std::string tar = archive_of(students, ARCHIVE_FORMAT_TAR_USTAR);
  tar.replace(4 * 1024, 512, std::string(512, 'Z'));
  const auto found = lines("a.tar", tar);
  EXPECT_THAT(found, testing::Contains(HasSubstr("damaged after 4 members, reading stopped")));
  EXPECT_THAT(found, testing::Contains("3|fibonacci|solution.py=x;"));
}

TEST_F(ArchiveInput, WithDamagedFilesGivesTheOthers) {
  Contents students;
  for (int i = 0; i < 9; ++i) {
    std::string text = "# ";
    for (int word = 0; word < 200; ++word) text += std::to_string(word * (i + 7)) + ' ';
    students.push_back({std::to_string(i) + ".py", text});
  }
  std::string zip = zip_of(students);
  for (const char* name : {"3.py", "4.py", "7.py"})
    zip.replace(zip.find(name) + 100, 50, 50, '\xee');
  const auto found = entries("a.zip", zip);
  ASSERT_THAT(found, SizeIs(9));
  for (std::size_t i = 0; i < 9; ++i) {
    const bool damaged = i == 3 || i == 4 || i == 7;
    EXPECT_EQ(!found[i].error.empty(), damaged) << found[i].error;
    EXPECT_EQ(found[i].files.empty() ? "" : found[i].files[0].text,
              damaged ? "" : students[i].second);
  }
}

TEST_F(ArchiveInput, NamesOnlyTheInnermostEmptyFolder) {
  ArchiveMaker maker{ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE};
  maker.folder("ann").folder("ann/fibonacci").folder("ann-b").file("bob/solution.py", "b");
  EXPECT_THAT(
      lines("a.tar", maker.bytes()),
      ElementsAre("ann|fibonacci|error: ann/fibonacci: an empty folder: nothing was handed in",
                  "ann-b|fibonacci|error: an empty folder: nothing was handed in",
                  "bob|fibonacci|solution.py=b;"));
}

TEST_F(ArchiveInput, OfAStudentMayNotUnpackToMuch) {
  InputOptions small = for_problem("fibonacci");
  small.max_entry_bytes = 100U << 10;
  const auto bomb = archive_of({{"__pycache__/x", std::string(2U << 20, '\0')}, {"a.py", "a"}},
                               ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP);
  EXPECT_THAT(
      lines_of(entries("a.zip", zip_of({{"ann.tgz", bomb}, {"bob.py", "b"}}), small)),
      ElementsAre("ann|fibonacci|error: an archive that cannot be read: it unpacks to too much",
                  "bob|fibonacci|solution.py=b;"));
}

class Window : public testing::Test {
 protected:
  static constexpr int count = 5'000;

  // Students of 1 KiB each, in an order of no use.
  static std::string shuffled_archive() {
    std::vector<int> order(count);
    for (int i = 0; i < count; ++i) order[static_cast<std::size_t>(i)] = i;
    std::shuffle(order.begin(), order.end(), std::mt19937{7});
    return in_order_of(order);
  }
  static std::string in_order_of(const std::vector<int>& order) {
    Contents contents;
    for (const int i : order) contents.push_back({name(i) + "/solution.py", text(i)});
    return archive_of(contents, ARCHIVE_FORMAT_TAR_USTAR);
  }
  static std::string name(int i) { return "s" + std::to_string(100'000 + i); }
  static std::string text(int i) { return "# " + std::to_string(i) + std::string(1024, 'x'); }

  // Reads all of it, checks each, and returns the tree for its figures.
  static void read_all(const std::string& bytes, std::uint64_t& held, int& passes) {
    InputOptions options = for_problem("fibonacci");
    auto tree = std::make_unique<ArchiveTree>(
        "a.tar", bytes.size(), [&] { return ArchiveReader{std::string_view{bytes}}; }, options);
    const ArchiveTree& seen = *tree;
    ProblemNames names{bank(), "fibonacci", {}};
    MapRules rules{{}};
    LayoutOptions layout;
    layout.max_entry_bytes = options.max_entry_bytes;
    TreeInput input{std::move(tree), layout, names, rules};
    for (int i = 0; i < count; ++i) {
      const auto entry = input.next();
      ASSERT_TRUE(entry && entry->error.empty());
      ASSERT_EQ(entry->person, name(i));
      ASSERT_EQ(entry->files.at(0).text, text(i));
    }
    EXPECT_FALSE(input.next());
    held = seen.most_held();
    passes = seen.passes();
  }
};

TEST_F(Window, BoundsWhatIsHeldOfAnArchiveInAnyOrder) {
  std::uint64_t held = 0;
  int passes = 0;
  read_all(shuffled_archive(), held, passes);
  EXPECT_LE(held, 1U << 20);
  EXPECT_LE(passes, 6);
}

TEST_F(Window, GoesOnceThroughAnArchiveThatIsSorted) {
  std::vector<int> order(count);
  for (int i = 0; i < count; ++i) order[static_cast<std::size_t>(i)] = i;
  std::uint64_t held = 0;
  int passes = 0;
  read_all(in_order_of(order), held, passes);
  EXPECT_LE(held, 1U << 20);
  EXPECT_EQ(passes, 1);
}

}  // namespace
}  // namespace batch
