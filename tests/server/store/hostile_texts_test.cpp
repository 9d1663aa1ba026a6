#include "tests/server/store/stores.hpp"

namespace server {
namespace {

using testing::ElementsAre;

// Every byte, a quote that would end a literal, invalid UTF-8, and a NUL first and last.
std::string hostile() {
  std::string text{"\0'; DROP TABLE users; --\" ?1 %s {}\xff\xfe\xc0\x80\xed\xa0\x80\r\n", 41};
  for (int byte = 255; byte >= 0; --byte) text.push_back(static_cast<char>(byte));
  return text;
}

class HostileTexts : public StoreTest {};

TEST_F(HostileTexts, ComeBackAsFiles) {
  store_->add_session(session("s1", "ada"));
  auto nasty = submission("b1", "ada");
  nasty.files = {
      {hostile(), hostile()}, {"", ""}, {"same", "1"}, {"same", std::string(300'000, '\0')}};
  add(nasty);
  store_->save_draft({"s1", hostile(), nasty.files, at(1)});

  reopen();

  EXPECT_EQ(store_->submission("b1"), nasty);
  EXPECT_EQ(store_->draft("s1", hostile())->files, nasty.files);
}

TEST_F(HostileTexts, ComeBackFromEveryText) {
  auto nasty = submission("b1", "ada");
  nasty.batch = nasty.problem = nasty.digest = nasty.idempotency_key = hostile();
  auto named = user(hostile());
  named.name = hostile();
  auto listed = session("s1", "ada");
  listed.topics = {hostile(), ""};
  listed.problems = {{hostile(), hostile()}};
  const Outcome report{hostile(), 0, 0, hostile(), hostile()};
  add(nasty);
  store_->add_user(named);
  store_->add_session(listed);
  store_->add_note({"n1", "b1", hostile(), hostile(), at(1)});
  ASSERT_TRUE(store_->finish_submission("b1", {{}, at(7)}, report));

  reopen();

  EXPECT_EQ(store_->user(hostile()), named);
  EXPECT_EQ(store_->session("s1"), listed);
  EXPECT_EQ(store_->notes_on("b1").front().text, hostile());
  EXPECT_EQ(store_->submission("b1")->outcome, report);
  EXPECT_THAT(ids(store_->submissions({.problem = hostile(), .batch = hostile()})),
              ElementsAre("b1"));
}

TEST_F(HostileTexts, AreDifferentKeysFromTheFirstByteToTheLast) {
  auto one = submission("b1", "ada");
  one.idempotency_key = std::string{"\0a", 2};
  auto other = submission("b2", "ada");
  other.idempotency_key = std::string{"\0b", 2};

  add(one);
  add(other);

  other.id = "b3";
  EXPECT_EQ(store_->add_submission(other), "b2");
}

}  // namespace
}  // namespace server
