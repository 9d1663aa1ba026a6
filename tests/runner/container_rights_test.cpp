// The judge with the rights of its container and no more: an ordinary user, no_new_privs, no
// control groups, and the system calls of deploy/seccomp.json.
#include <grp.h>
#include <gtest/gtest.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/runner/judging.hpp"

namespace runner {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

void demand(bool done, const std::string& what) {
  if (!done) throw std::runtime_error{what};
}

json::value container_profile() {
  const fs::path package = bank_problem("algorithms/fibonacci")->folder;
  std::ifstream file{package / "../../../../deploy/seccomp.json"};
  demand(file.is_open(), "deploy/seccomp.json cannot be read");
  return json::parse(std::string{std::istreambuf_iterator<char>{file}, {}});
}

void allow(scmp_filter_ctx filter, const json::object& group) {
  std::vector<scmp_arg_cmp> arguments;
  if (const auto* given = group.if_contains("args")) {
    for (const auto& each : given->as_array()) {
      demand(each.at("op") == "SCMP_CMP_EQ", "an operator that this test does not know");
      arguments.push_back({static_cast<unsigned>(each.at("index").as_int64()), SCMP_CMP_EQ,
                           static_cast<scmp_datum_t>(each.at("value").as_int64()), 0});
    }
  }
  for (const auto& each : group.at("names").as_array()) {
    const std::string name{each.as_string()};
    const int call = ::seccomp_syscall_resolve_name(name.c_str());
    demand(call != __NR_SCMP_ERROR, name + " is no system call");
    demand(::seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call,
                                    static_cast<unsigned>(arguments.size()), arguments.data()) == 0,
           "seccomp_rule_add " + name);
  }
}

// As Docker tells the kernel.
void allow_only(const json::value& profile) {
  demand(profile.at("defaultAction") == "SCMP_ACT_ERRNO", "the profile is not a list of calls");
  const scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ERRNO(EPERM));
  demand(filter != nullptr, "seccomp_init");
  for (const auto& group : profile.at("syscalls").as_array()) allow(filter, group.as_object());
  demand(::seccomp_load(filter) == 0, "seccomp_load");
  ::seccomp_release(filter);
}

void become_what_the_container_has(const json::value& profile) {
  constexpr int nobody = 65534;
  if (::geteuid() == 0) {
    demand(::setgroups(0, nullptr) == 0, "setgroups");
    demand(::setresgid(nobody, nobody, nobody) == 0, "setresgid");
    demand(::setresuid(nobody, nobody, nobody) == 0, "setresuid");
    // As after an exec: else what is in /proc of our children would belong to root.
    demand(::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0, "prctl");
  }
  demand(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "prctl");
  allow_only(profile);
}

// The guests where every user may read them.
class InAContainer : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = fs::temp_directory_path() / "viva-container-XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    guests_ = pattern;
    fs::copy(judge_options().guests, guests_);
    fs::permissions(guests_, fs::perms{0755});
  }
  void TearDown() override { fs::remove_all(guests_); }

  // Ends this process: what it has given up does not come back.
  [[noreturn]] void judge_and_exit(const json::value& profile,
                                   const std::vector<Submission>& submissions) const {
    try {
      become_what_the_container_has(profile);
      LocalJudgeOptions options = judge_options();
      options.guests = guests_;
      options.without = {"cgroup"};
      LocalJudge judge{options};
      for (const auto& each : submissions) {
        const Report report = judge.judge(each, {});
        demand(report.verdict == Verdict::accepted,
               each.problem->id + ": " + verdict(report) + " " + report.message);
      }
    } catch (const std::exception& error) {
      std::cerr << error.what() << '\n';
      std::_Exit(1);
    }
    std::_Exit(0);
  }

  fs::path guests_;
};

TEST_F(InAContainer, EveryEngineAcceptsItsReference) {
  std::vector<Submission> submissions;
  for (const auto* folder : {"algorithms/fibonacci", "django/top-customers", "sql/audit-trigger",
                             "javascript/array-map"}) {
    const auto problem = bank_problem(folder);
    submissions.push_back({problem, problem->submissions[problem->reference].files});
  }
  EXPECT_EXIT(judge_and_exit(container_profile(), submissions), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace runner
