#include "tests/server/store/stores.hpp"

namespace server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class People : public StoreTest {};

TEST_F(People, AreFoundByTheirIds) {
  EXPECT_EQ(store_->user("ada"), user("ada"));
  EXPECT_EQ(store_->user("eve"), user("eve", Role::interviewer));
  EXPECT_EQ(store_->user("nobody"), std::nullopt);
}

TEST_F(People, AreListedById) {
  store_->add_user(user("aaron", Role::grader));

  EXPECT_THAT(ids(store_->users()), ElementsAre("aaron", "ada", "bob", "eve"));
}

TEST_F(People, CannotShareAnId) {
  EXPECT_THROW(store_->add_user(user("ada", Role::administrator)), std::logic_error);

  EXPECT_EQ(store_->user("ada"), user("ada"));
}

TEST_F(People, HaveAnAdministratorOnceOneHasAToken) {
  store_->add_token(token("t1", "ada", 'a'));
  store_->add_user(user("root", Role::administrator));
  EXPECT_FALSE(store_->has_administrator());

  store_->add_token(token("t2", "root", 'b'));

  EXPECT_TRUE(store_->has_administrator());
}

TEST_F(People, TokensAreFoundByIdAndByHashAndByUser) {
  auto with_everything = token("t1", "ada", 'a');
  with_everything.expires = at(9);
  with_everything.revoked = at(8);
  store_->add_token(with_everything);
  store_->add_token(token("t2", "ada", '\0'));
  store_->add_token(token("t3", "bob", 'c'));

  EXPECT_EQ(store_->token("t1"), with_everything);
  EXPECT_EQ(store_->token_by_hash(std::string(32, '\0')), token("t2", "ada", '\0'));
  EXPECT_THAT(ids(store_->tokens_of("ada")), ElementsAre("t1", "t2"));
  EXPECT_EQ(store_->token("t4"), std::nullopt);
  EXPECT_EQ(store_->token_by_hash(std::string(32, 'x')), std::nullopt);
  EXPECT_EQ(store_->token_by_hash(""), std::nullopt);
}

TEST_F(People, TokensCannotShareAHash) {
  store_->add_token(token("t1", "ada", 'a'));

  EXPECT_THROW(store_->add_token(token("t2", "bob", 'a')), std::logic_error);
  EXPECT_EQ(store_->token("t2"), std::nullopt);
}

TEST_F(People, TokensOfNobodyAreRefused) {
  EXPECT_THROW(store_->add_token(token("t1", "stranger", 'a')), std::logic_error);
}

TEST_F(People, ATokenIsRevokedOnce) {
  store_->add_token(token("t1", "ada", 'a'));

  store_->revoke_token("t1", at(7));
  store_->revoke_token("t1", at(9));

  EXPECT_EQ(store_->token("t1")->revoked, at(7));
}

class Invitations : public StoreTest {
 protected:
  Invitations() {
    auto invitation = token("i1", "", 'i');
    invitation.assignment = "a1";
    invitation.uses_left = 2;
    invitation.extra_percent = 25;
    store_->add_token(invitation);
  }
};

TEST_F(Invitations, AreListedByAssignment) {
  ASSERT_THAT(ids(store_->invitations_to("a1")), ElementsAre("i1"));
  EXPECT_EQ(store_->invitations_to("a1").front().extra_percent, 25);
  EXPECT_EQ(store_->invitations_to("a1").front().user, "");
  EXPECT_THAT(store_->invitations_to("a2"), IsEmpty());
  EXPECT_THAT(store_->tokens_of(""), IsEmpty());
}

TEST_F(Invitations, MakeAUserAndATokenUntilNoUseIsLeft) {
  EXPECT_TRUE(store_->accept_invitation("i1", user("c1"), token("t1", "c1", '1')));
  EXPECT_TRUE(store_->accept_invitation("i1", user("c2"), token("t2", "c2", '2')));
  EXPECT_FALSE(store_->accept_invitation("i1", user("c3"), token("t3", "c3", '3')));

  EXPECT_EQ(store_->user("c2"), user("c2"));
  EXPECT_EQ(store_->token("t2"), token("t2", "c2", '2'));
  EXPECT_EQ(store_->user("c3"), std::nullopt);
  EXPECT_EQ(store_->token("t3"), std::nullopt);
  EXPECT_EQ(store_->token("i1")->uses_left, 0);
}

TEST_F(Invitations, AreNotUsedUpByAnAcceptanceThatFails) {
  store_->add_token(token("t1", "ada", '1'));

  EXPECT_THROW((void)store_->accept_invitation("i1", user("c1"), token("t1", "c1", '2')),
               std::logic_error);

  EXPECT_EQ(store_->token("i1")->uses_left, 2);
  EXPECT_EQ(store_->user("c1"), std::nullopt);
}

TEST_F(Invitations, AreOfNoUseOnceRevoked) {
  store_->revoke_token("i1", at(7));

  EXPECT_FALSE(store_->accept_invitation("i1", user("c1"), token("t1", "c1", '1')));
}

TEST_F(Invitations, AreNotWhatUsersSignInWith) {
  store_->add_token(token("t1", "ada", '1'));

  EXPECT_FALSE(store_->accept_invitation("t1", user("c1"), token("t2", "c1", '2')));
}

}  // namespace
}  // namespace server
