// What outputs keep of a row while others come, counted in bytes.
#include <gtest/gtest.h>
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "batch/similarity.hpp"
#include "tests/batch/outputs_rows.hpp"

namespace {

std::atomic<std::int64_t> live_bytes{0};

void* counted_allocation(std::size_t size) {
  void* place = std::malloc(size);
  if (!place) throw std::bad_alloc{};
  live_bytes += static_cast<std::int64_t>(::malloc_usable_size(place));
  return place;
}

void counted_release(void* place) noexcept {
  if (place) live_bytes -= static_cast<std::int64_t>(::malloc_usable_size(place));
  std::free(place);
}

}  // namespace

void* operator new(std::size_t size) { return counted_allocation(size); }
void* operator new[](std::size_t size) { return counted_allocation(size); }
void operator delete(void* place) noexcept { counted_release(place); }
void operator delete[](void* place) noexcept { counted_release(place); }
void operator delete(void* place, std::size_t) noexcept { counted_release(place); }
void operator delete[](void* place, std::size_t) noexcept { counted_release(place); }

namespace batch {
namespace {

// A class of 100 hands in again and again, each time with a page of feedback.
Row nth(std::uint64_t number) {
  static const Row first = [] {
    auto wrong = report("fibonacci", Verdict::wrong_answer);
    wrong.testcases[1].output = std::string(8000, 'x');
    return graded(0, "", wrong);
  }();
  Row row = first;
  row.entry = number;
  row.problem = "problem-" + std::to_string(number % 10);
  row.person = "person " + std::to_string(number / 10 % 100);
  row.attempt = number / 1000;
  return row;
}

TEST(OutputsMemory, DoesNotGrowWithTheNumberOfRows) {
  for (const auto* format : {"csv", "junit", "html", "passk"}) {
    const TemporaryFolder folder;
    const auto output = make_output(format, folder.path() / "out", {});
    std::uint64_t number = 0;
    const auto after = [&](std::uint64_t rows) {
      while (number < rows) output->add(nth(number++));
      return live_bytes.load();
    };
    const auto after_1000 = after(1000);
    EXPECT_LT(after(10'000) - after_1000, 20'000) << format << ": 9,000 rows more";
    output->finish();
  }
}

TEST(OutputsMemory, OfAFolderForEachRowKeepsTheirNamesOnly) {
  const TemporaryFolder folder;
  const auto output = make_output("gradescope", folder.path() / "out", {});
  std::uint64_t number = 0;
  for (; number < 200; ++number) output->add(nth(number));
  const auto before = live_bytes.load();
  for (; number < 1200; ++number) output->add(nth(number));
  EXPECT_LT(live_bytes.load() - before, 300 * 1000);
  output->finish();
}

TEST(OutputsMemory, OfSimilarityKeepsNeitherTextsNorFingerprints) {
  auto problem = std::make_shared<problems::Problem>();
  problem->id = "fibonacci";
  const TemporaryFolder folder;
  Similarity similarity{{problem}, folder.path()};
  std::string text;
  for (int i = 0; i < 500; ++i) text += "a" + std::string(i % 9, '*') + " = f(b[1:], c)\n";
  std::uint64_t number = 0;
  const auto after = [&](std::uint64_t submissions) {
    for (; number < submissions; ++number)
      similarity.add(number, "person " + std::to_string(number % 100), "fibonacci", text);
    return live_bytes.load();
  };
  const auto before = after(100);
  EXPECT_LT(after(1100) - before, 100 * 1000);
}

}  // namespace
}  // namespace batch
