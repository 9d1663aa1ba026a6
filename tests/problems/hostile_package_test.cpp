// Packages as an attacker would write them: bytes, names, sizes, nesting, and what a folder holds.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "problems/package.hpp"
#include "tests/problems/packages.hpp"
#include "tests/problems/temporary_folder.hpp"

namespace problems {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string about_manifest(const std::string& bytes) {
  return complaints_about(with_file(python_package(), "problem.toml", bytes));
}

TEST(HostilePackage, InvalidUtf8NeverReachesTheTomlParser) {
  const std::string at = "memoize/problem.toml:2: not valid UTF-8";
  for (const char* bytes : {"\xEF\xBB",                  // starts like a byte order mark
                            "\x80",                      // no lead
                            "\xC0\xAF", "\xE0\x80\xAF",  // overlong
                            "\xED\xA0\x80",              // a surrogate
                            "\xF4\x90\x80\x80",          // past the last code point
                            "\xE2\x82", "\xF5\x80\x80\x80", "\xFF"}) {
    EXPECT_EQ(about_manifest("id = 1\n" + std::string{bytes}), at);
  }
}

// toml++ 3.3 has undefined behaviour at valid characters too, where it looks for white space.
TEST(HostilePackage, BeyondAsciiThereAreOnlyQuotedTextsAndComments) {
  const std::string outside = ": a character beyond ASCII outside of quotes";
  const std::string escaped = ": a backslash before a character beyond ASCII";
  EXPECT_EQ(about_manifest("\xEF\xBB\x8A"), "memoize/problem.toml:1" + outside);
  EXPECT_EQ(about_manifest("\n\xC2\xA7 = 1"), "memoize/problem.toml:2" + outside);
  EXPECT_EQ(about_manifest("a = \"b\"\xC2\xA7"), "memoize/problem.toml:1" + outside);
  EXPECT_EQ(about_manifest("a = \"\\\xC2\xA7\""), "memoize/problem.toml:1" + escaped);
  EXPECT_EQ(about_manifest("a = \"\"\"\n\\\xC2\xA7\"\"\""), "memoize/problem.toml:2" + escaped);
  EXPECT_THAT(about_manifest("a = 1\"\xC2\xA7\""), StartsWith("memoize/problem.toml:1: Error"));
}

TEST(HostilePackage, QuotedTextsOfEveryFormKeepTheirCharacters) {
  const auto call_of = [](const std::string& written) {
    const auto problem = load(spoiled(python_package(), "\"solve(1)\"", written + " # \xC2\xA7"));
    return std::get<CallCase>(problem->testcases.at(0).what).call;
  };
  EXPECT_EQ(call_of(R"("§\"\\\u00a7😀")"), R"(§"\§😀)");
  EXPECT_EQ(call_of(R"('§"\u00a7\')"), R"(§"\u00a7\)");
  EXPECT_EQ(call_of("\"\"\"\n§\\\n  §\n\"§\"\" \\\"\"\"\"\"\""), "§§\n\"§\"\" \"\"\"");
  EXPECT_EQ(call_of("'''\n§\\\n  \"\"\"\n'§''\\'''''"), "§\\\n  \"\"\"\n'§''\\''");
}

TEST(HostilePackage, AByteOrderMarkMayBeFirst) {
  EXPECT_EQ(complaints_about(spoiled(python_package(), "id =", "\xEF\xBB\xBFid =")), "");
}

TEST(HostilePackage, ControlCharactersAreNoText) {
  using std::string_literals::operator""s;
  EXPECT_EQ(about_manifest("id = 1\n\0"s), "memoize/problem.toml:2: the control character U+0000");
  EXPECT_EQ(about_manifest("# \x0B"), "memoize/problem.toml:1: the control character U+000B");
  EXPECT_EQ(about_manifest("# \xC2\x85"), "memoize/problem.toml:1: the control character U+0085");
  EXPECT_EQ(about_manifest("# \xE2\x80\xA8"),
            "memoize/problem.toml:1: the control character U+2028");
  EXPECT_EQ(about_manifest("# \r a"),
            "memoize/problem.toml:1: a carriage return that ends no line");
  for (const char* name : {"prompt.md", "starter.py", "driver.py"}) {
    EXPECT_EQ(complaints_about(with_file(python_package(), name, "fine\n\x1b[2J")),
              "memoize/" + std::string{name} + ":2: the control character U+001B");
  }
}

TEST(HostilePackage, LinesMayEndInCarriageReturnAndLineFeed) {
  EXPECT_EQ(complaints_about(with_file(python_package(), "prompt.md", "a\r\n\tb \xE2\x82\xAC\r\n")),
            "");
}

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

TEST(HostilePackage, NestingIsBounded) {
  const std::string message = "memoize/problem.toml:2: nested deeper than 16";
  const auto about = [](const std::string& line) { return about_manifest("\n" + line + "\n"); };
  EXPECT_THAT(about("a = " + repeated("[", 16) + repeated("]", 16)), Not(HasSubstr("nested")));
  EXPECT_EQ(about("a = " + repeated("[", 17) + repeated("]", 17)), message);
  EXPECT_THAT(about("a" + repeated(".a", 16) + " = 1"), Not(HasSubstr("nested")));
  EXPECT_EQ(about("a" + repeated(".a", 17) + " = 1"), message);
  EXPECT_EQ(about("a" + repeated(".a", 100'000) + " = 1"), message);
  EXPECT_EQ(about("[a" + repeated(".a", 100'000) + "]"), message);
  EXPECT_EQ(about("a = " + repeated("{ a = ", 17) + "1" + repeated(" }", 17)), message);
}

TEST(HostilePackage, StringsAndCommentsAreNoNesting) {
  const std::string deep = repeated("[", 20) + repeated(".a", 20);
  for (const std::string& quoted :
       {"\"" + deep + "\\\"" + deep + "\"", "'" + deep + "\\'",
        "\"\"\"" + deep + "\"\"" + deep + "\"\"\"\"\"", "'''\n" + deep + "''" + deep + "'''''"}) {
    EXPECT_THAT(about_manifest("a = " + quoted + " # " + deep + "\n"), Not(HasSubstr("nested")));
    EXPECT_THAT(about_manifest("a = " + quoted + "\nb = " + deep + "\n"), HasSubstr("nested"));
  }
}

TEST(HostilePackage, ManifestsAreBounded) {
  const auto padded = [](std::size_t size) {
    auto package = python_package();
    std::string& toml = package["problem.toml"];
    toml += '#';
    toml.append(size - toml.size(), 'x');
    return complaints_about(package);
  };
  EXPECT_EQ(padded(max_manifest_bytes), "");
  EXPECT_EQ(padded(max_manifest_bytes + 1), "memoize/problem.toml: larger than 256 KiB");
}

TEST(HostilePackage, FilesAreBounded) {
  const auto about = [](std::size_t size) {
    return complaints_about(with_file(python_package(), "prompt.md", std::string(size, 'x')));
  };
  EXPECT_EQ(about(max_file_bytes), "");
  EXPECT_EQ(about(max_file_bytes + 1), "memoize/prompt.md: larger than 1 MiB");
}

TEST(HostilePackage, TheirSumIsBounded) {
  auto package = python_package();
  std::size_t used = 0;
  for (const auto& [name, bytes] : package) used += name.size() + bytes.size();
  for (int i = 0; i < 8; ++i) {
    const std::string name = "submissions/accepted/" + std::to_string(i) + ".py";
    const std::size_t size = std::min(max_file_bytes, max_package_bytes - used - name.size());
    package[name] = std::string(size, 'x');
    used += name.size() + size;
  }
  ASSERT_EQ(used, max_package_bytes);
  EXPECT_EQ(complaints_about(package), "");
  package["prompt.md"] += "x";
  EXPECT_EQ(complaints_about(package), "memoize: larger than 8 MiB in all");
}

Package with_submissions(std::size_t files) {
  auto package = python_package();
  for (std::size_t i = 0; package.size() < files; ++i) {
    package["submissions/accepted/" + std::to_string(i) + ".py"] = "";
  }
  return package;
}

TEST(HostilePackage, TheNumberOfFilesIsBounded) {
  EXPECT_EQ(complaints_about(with_submissions(max_package_files)), "");
  EXPECT_EQ(complaints_about(with_submissions(max_package_files + 1)),
            "memoize: more than 500 files");
}

TEST(HostilePackage, NamesAreRelativeAndPlain) {
  const auto about = [](const std::string& name) {
    return complaints_about(with_file(python_package(), name, ""));
  };
  const std::string plain = ": file names consist of letters, digits, '.', '_' and '-'";
  EXPECT_EQ(about("/etc/passwd"), "memoize//etc/passwd: not a relative file name");
  EXPECT_EQ(about("submissions/accepted/../../x.py"),
            "memoize/submissions/accepted/../../x.py: not a relative file name");
  EXPECT_EQ(about("submissions//x.py"), "memoize/submissions//x.py: not a relative file name");
  EXPECT_EQ(about("./x.py"), "memoize/./x.py: not a relative file name");
  EXPECT_EQ(about(""), "memoize: not a relative file name");
  EXPECT_EQ(about("two words.py"), "memoize/two words.py" + plain);
  EXPECT_EQ(about("a\nb.py"), "memoize/a\\x0ab.py" + plain);
  EXPECT_EQ(about("\xFF.py"), "memoize/\\xff.py" + plain);
}

TEST(HostilePackage, NamesAndDepthAreBounded) {
  const auto about = [](const std::string& name) {
    return complaints_about(with_file(python_package(), name, ""));
  };
  const std::string accepted = "submissions/accepted/";
  EXPECT_EQ(about(accepted + std::string(max_file_name - accepted.size() - 3, 'x') + ".py"), "");
  EXPECT_THAT(about(accepted + std::string(max_file_name - accepted.size() - 2, 'x') + ".py"),
              HasSubstr("its name is longer than 200 bytes"));
  auto deep = with_file(python_package(), "submissions/accepted/a/solution.py", "");
  deep["submissions/accepted/a/4/5/6/7/8/x.py"] = "";
  EXPECT_EQ(complaints_about(deep), "");
  deep["submissions/accepted/a/4/5/6/7/8/9/x.py"] = "";
  EXPECT_EQ(complaints_about(deep),
            "memoize/submissions/accepted/a/4/5/6/7/8/9/x.py: more than 8 folders deep");
}

TEST(HostilePackage, AHostileFolderNameIsEscaped) {
  try {
    (void)load_package_from_memory("\x1b[2J", "python", python_package());
    FAIL();
  } catch (const PackageError& error) {
    EXPECT_STREQ(error.what(),
                 "\\x1b[2J/problem.toml:1: id: expected the name of the folder, \"\\x1b[2J\", "
                 "found \"memoize\"");
  }
}

class PackageFolder : public testing::Test {
 protected:
  PackageFolder() { temporary_.write("python/memoize", python_package()); }

  std::string complaints() {
    try {
      (void)load_package(folder_);
      return {};
    } catch (const PackageError& error) {
      return error.what();
    }
  }

  TemporaryFolder temporary_;
  std::filesystem::path folder_ = temporary_.path() / "python/memoize";
};

TEST_F(PackageFolder, LoadsAsItDoesFromMemory) {
  const auto problem = load_package(folder_);
  EXPECT_EQ(problem->folder, folder_);
  EXPECT_EQ(problem->digest, load(python_package())->digest);
  EXPECT_EQ(load_package(folder_ / "")->id, "memoize");
  EXPECT_EQ(load_package(folder_ / "submissions" / "..")->id, "memoize");
}

TEST_F(PackageFolder, MustExist) {
  std::filesystem::remove_all(folder_);
  EXPECT_EQ(complaints(), "memoize: cannot be read: No such file or directory");
}

TEST_F(PackageFolder, IsNoLink) {
  std::filesystem::rename(folder_, temporary_.path() / "elsewhere");
  std::filesystem::create_directory_symlink(temporary_.path() / "elsewhere", folder_);
  EXPECT_EQ(complaints(), "memoize: cannot be read: Not a directory");
}

TEST_F(PackageFolder, HoldsNoLinksToFilesOrFolders) {
  std::filesystem::create_symlink("/etc/passwd", folder_ / "driver.py");
  std::filesystem::create_directory_symlink("/etc", folder_ / "submissions/accepted/etc");
  std::filesystem::create_symlink("nowhere", folder_ / "broken");
  EXPECT_EQ(complaints(),
            "memoize/broken: a symbolic link, not a file\n"
            "memoize/driver.py: a symbolic link, not a file\n"
            "memoize/submissions/accepted/etc: a symbolic link, not a file");
}

TEST_F(PackageFolder, HoldsNoPipesAndWaitsForNone) {
  ASSERT_EQ(::mkfifo((folder_ / "driver.py").c_str(), 0600), 0);
  EXPECT_EQ(complaints(), "memoize/driver.py: neither a regular file nor a folder");
}

TEST_F(PackageFolder, HoldsNoSockets) {
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ASSERT_GE(socket, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = folder_ / "driver.py";
  ASSERT_LT(path.size(), sizeof address.sun_path);
  path.copy(address.sun_path, path.size());
  ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ::close(socket);
  EXPECT_EQ(complaints(), "memoize/driver.py: neither a regular file nor a folder");
}

TEST_F(PackageFolder, MayHoldCachesDotfilesAndBackups) {
  temporary_.write("python/memoize", {{"__pycache__/x.pyc", "\xFF"},
                                      {".idea/workspace.xml", "x"},
                                      {"driver.py~", "x"},
                                      {"submissions/accepted/__pycache__/x.pyc", "\xFF"}});
  std::filesystem::create_symlink("/etc/passwd", folder_ / ".#driver.py");
  EXPECT_EQ(load_package(folder_)->digest, load(python_package())->digest);
}

TEST_F(PackageFolder, IsReadOnlyALittlePastItsBounds) {
  const std::filesystem::path huge = folder_ / "prompt.md";
  std::filesystem::resize_file(huge, 1ULL << 40);  // sparse
  EXPECT_EQ(complaints(), "memoize/prompt.md: larger than 1 MiB");
  std::filesystem::resize_file(huge, 0);
  for (int i = 0; i < 9; ++i) {
    const auto name = "submissions/accepted/" + std::to_string(i) + ".py";
    temporary_.write("python/memoize", {{name, std::string(max_file_bytes, 'x')}});
  }
  EXPECT_EQ(complaints(), "memoize: larger than 8 MiB in all");
}

TEST_F(PackageFolder, BoundsItsDepthWhileItIsRead) {
  std::filesystem::create_directories(folder_ / "1/2/3/4/5/6/7/8");
  EXPECT_EQ(complaints(), "");
  std::filesystem::create_directories(folder_ / "1/2/3/4/5/6/7/8/9");
  EXPECT_EQ(complaints(), "memoize/1/2/3/4/5/6/7/8/9: more than 8 folders deep");
}

TEST_F(PackageFolder, BoundsItsEntriesTheIgnoredOnesToo) {
  Package ignored;
  for (int i = 0; i < 994; ++i) ignored["." + std::to_string(i)] = "";
  temporary_.write("python/memoize", ignored);  // 1000 with the six that the package has
  EXPECT_EQ(complaints(), "");
  temporary_.write("python/memoize", {{".one-more", ""}});
  EXPECT_EQ(complaints(), "memoize: more than 1000 directory entries");
}

}  // namespace
}  // namespace problems
