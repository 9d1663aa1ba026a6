// Folders of tests as sources: Exercism's exercises, unittest's classes and pytest's functions.
#include "tests/importing/importing.hpp"

namespace importing {
namespace {

using ::testing::HasSubstr;

constexpr const char* account =
    "class Account:\n    def __init__(self):\n        self.balance = None\n\n    def open(self):\n"
    "        self.balance = 0\n\n    def pay_in(self, amount):\n        if amount < 0:\n"
    "            raise ValueError('amount must not be negative')\n        self.balance += "
    "amount\n\n\n"
    "def greeting(name='you'):\n    return f'For {name}.'\n";

constexpr const char* unit =
    "import unittest\n\nfrom my_account import Account, greeting\n\n\nclass "
    "AccountTest(unittest.TestCase):\n"
    "    def setUp(self):\n        self.account = Account()\n        self.account.open()\n\n"
    "    def test_greeting(self):\n        self.assertEqual(greeting(), 'For you.')\n\n"
    "    def test_greetings(self):\n        for name, expected in [('a', 'For a.'), ('b', 'For "
    "b.')]:\n"
    "            with self.subTest(name=name):\n                self.assertEqual(greeting(name), "
    "expected)\n\n"
    "    def test_balance(self):\n        self.assertEqual(self.account.balance, 0)\n"
    "        self.account.pay_in(70)\n        self.account.pay_in(30.5)\n"
    "        self.assertEqual(self.account.balance, 100.5)\n"
    "        self.assertAlmostEqual(self.account.balance / 3, 33.5)\n\n"
    "    def test_negative(self):\n        with self.assertRaises(ValueError) as err:\n"
    "            self.account.pay_in(-1)\n        self.assertEqual(type(err.exception), "
    "ValueError)\n"
    "        self.assertEqual(err.exception.args[0], 'amount must not be negative')\n\n\n"
    "if __name__ == '__main__':\n    unittest.main()\n";

fs::path write_exercise(const Ground& ground) {
  ground.write("practice/my-account/.meta/config.json",
               R"({"files": {"solution": ["my_account.py"], "test": ["my_account_test.py"],)"
               R"( "example": [".meta/example.py"]}, "blurb": "Money."})");
  ground.write("practice/my-account/.meta/example.py", account);
  ground.write("practice/my-account/.docs/instructions.md", "# Instructions\n\nKeep an account.\n");
  ground.write("practice/my-account/my_account.py",
               "class Account:\n    pass\n\n\ndef greeting(name):\n    pass\n");
  ground.write("practice/my-account/my_account_test.py", unit);
  return ground.folder() / "practice";
}

TEST(Exercism, ExercisesBecomePackages) {
  const Ground ground;
  const auto outcomes = import_from(ground, write_exercise(ground));
  ASSERT_EQ(outcomes.size(), 1);
  ASSERT_EQ(outcomes[0].refused, "");
  EXPECT_EQ(outcomes[0].id, "my-account");
  EXPECT_EQ(outcomes[0].testcases, 4);
  // A loop over expected values within subTest is not taken apart, and says so.
  EXPECT_EQ(outcomes[0].inside, 1) << testing::PrintToString(outcomes[0].remarks);
  EXPECT_THAT(read(outcomes[0].folder / "prompt.md"), HasSubstr("Keep an account."));
  EXPECT_EQ(verdict(outcomes[0].folder, account), "accepted");
  EXPECT_NE(verdict(outcomes[0].folder, read(outcomes[0].folder / "starter.py")), "accepted");
}

TEST(Exercism, WhatFailsOneOfTheTestsFailsThatTestcase) {
  const Ground ground;
  const fs::path package = import_from(ground, write_exercise(ground)).at(0).folder;
  const auto failed = [&](const std::string& from, const std::string& to) {
    std::vector<std::string> names;
    for (const auto& each : judged(package, replaced(account, from, to)).testcases) {
      if (each.verdict != runner::Verdict::accepted) names.push_back(each.name);
    }
    return names;
  };
  using testing::ElementsAre;
  EXPECT_THAT(failed("='you'", "='me'"), ElementsAre("greeting"));
  EXPECT_THAT(failed("For {name}.", "For {name[:1]}."), ElementsAre("greeting"));
  EXPECT_THAT(failed("+= amount", "= amount"), ElementsAre("balance"));
  EXPECT_THAT(failed("must not be", "is"), ElementsAre("negative"));
  EXPECT_THAT(failed("raise ValueError", "raise KeyError"), ElementsAre("negative"));
  EXPECT_THAT(failed("amount < 0", "amount < -9"), ElementsAre("negative"));
}

TEST(Exercism, AConfigurationThatIsWrongIsNamed) {
  const Ground ground;
  const fs::path source = write_exercise(ground);
  ground.write("practice/my-account/.meta/config.json", R"({"files": {"solution": "x"}})");
  EXPECT_THAT(import_from(ground, source).at(0).refused,
              HasSubstr("files.solution: expected an array"));
  ground.write("practice/my-account/.meta/config.json", R"({"files": {}})");
  EXPECT_THAT(import_from(ground, source).at(0).refused, HasSubstr("files needs solution, test"));
}

TEST(Suites, FunctionsOfPytestBecomeTestcases) {
  const Ground ground;
  ground.write("bank_account/my_account.py", account);
  ground.write(
      "bank_account/test_account.py",
      "import pytest\nimport my_account as mine\n\n\n@pytest.fixture\ndef account():\n"
      "    made = mine.Account()\n    made.open()\n    return made\n\n\n"
      "@pytest.mark.parametrize('name, expected', [('a', 'For a.'), ('b', 'For b.')])\n"
      "def test_greeting(name, expected):\n    assert mine.greeting(name) == expected\n\n\n"
      "def test_balance(account):\n    account.pay_in(2)\n    assert account.balance / 7 == "
      "pytest.approx(0.2857142857)\n\n\n"
      "def test_negative(account):\n    with pytest.raises(ValueError, match='not be neg'):\n      "
      "  account.pay_in(-5)\n");
  const auto outcomes = import_from(ground, ground.folder() / "bank_account");
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].testcases, 4);
  EXPECT_EQ(outcomes[0].inside, 0) << testing::PrintToString(outcomes[0].remarks);
  EXPECT_EQ(verdict(outcomes[0].folder, account), "accepted");
  EXPECT_NE(verdict(outcomes[0].folder, replaced(account, "+= amount", "+= amount * 1.001")),
            "accepted");
  EXPECT_NE(verdict(outcomes[0].folder, replaced(account, "be negative", "be below zero")),
            "accepted");
}

TEST(Suites, SolutionsOfSeveralFilesImportEachOther) {
  const Ground ground;
  ground.write(
      "shop/cart.py",
      "from prices import price\n\n\ndef total(names):\n    return sum(map(price, names))\n");
  ground.write("shop/prices.py", "def price(name):\n    return len(name)\n");
  ground.write("shop/test_cart.py",
               "from cart import total\nfrom prices import price\n\n\ndef test_total():\n    "
               "assert total(['a', 'bb']) == 3\n\n\n"
               "def test_price():\n    assert price('abc') == 3\n");
  const auto outcomes = import_from(ground, ground.folder() / "shop");
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_TRUE(fs::exists(outcomes[0].folder / "submissions/accepted/reference/prices.py"));
}

TEST(Suites, TestsThatCannotBeTakenApartRunInside) {
  const Ground ground;
  ground.write("odd/my_account.py", account);
  ground.write("odd/test_account.py",
               "import unittest\nfrom my_account import greeting\n\n\nclass "
               "GreetingTest(unittest.TestCase):\n"
               "    def test_each(self):\n        try:\n            "
               "self.assertEqual(greeting('x'), 'For x.')\n"
               "        finally:\n            greeting()\n\n    def test_plain(self):\n        "
               "self.assertEqual(greeting('z'), 'For z.')\n");
  const auto outcomes = import_from(ground, ground.folder() / "odd");
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].inside, 1);
  EXPECT_EQ(outcomes[0].observed, 1);
  EXPECT_EQ(verdict(outcomes[0].folder, account), "accepted");
  EXPECT_EQ(verdict(outcomes[0].folder,
                    replaced(account, "For {name}.", "For {name if name != \"x\" else 1}.")),
            "wrong_answer");
}

TEST(Suites, AReferenceThatFailsItsTestsIsNamed) {
  const Ground ground;
  ground.write("bad/my_account.py", replaced(account, "For", "To"));
  ground.write("bad/my_account_test.py", unit);
  EXPECT_THAT(import_from(ground, ground.folder() / "bad").at(0).refused,
              HasSubstr("fails an assert"));
}

TEST(Suites, ProjectsKeepTheirTestsApart) {
  const Ground ground;
  ground.write("project/pyproject.toml", "[project]\nname = 'bank'\n");
  ground.write("project/src/bank/__init__.py", "from .core import Account\n");
  ground.write("project/src/bank/core.py", std::string{"from .words import said\n"} + account);
  ground.write("project/src/bank/words.py", "def said(name):\n    return f'({name})'\n");
  ground.write("project/tests/conftest.py",
               "import pytest\nfrom bank import Account\n\n\n@pytest.fixture\ndef rich():\n"
               "    made = Account()\n    made.open()\n    made.pay_in(9)\n    return made\n");
  ground.write("project/tests/test_bank.py",
               "import os, sys\nsys.path.insert(0, os.path.dirname(__file__))\n"
               "import bank.core\nfrom bank import words\n\n\n"
               "def test_balance(rich):\n    assert rich.balance == 9\n\n\n"
               "def test_greeting():\n    assert bank.core.greeting('a') == 'For a.'\n\n\n"
               "def test_words():\n    assert words.said('x') == '(x)'\n");
  const auto outcomes = import_from(ground, ground.folder() / "project");
  ASSERT_EQ(outcomes.size(), 1U);
  ASSERT_EQ(outcomes[0].refused, "");
  EXPECT_EQ(outcomes[0].testcases, 3);
  EXPECT_EQ(outcomes[0].inside, 0) << testing::PrintToString(outcomes[0].remarks);
  EXPECT_TRUE(fs::exists(outcomes[0].folder / "submissions/accepted/reference/bank/words.py"));
  EXPECT_THAT(read(outcomes[0].folder / "submissions/accepted/reference/solution.py"),
              HasSubstr("from bank.words import said"));
}

TEST(Suites, ClassesOfTestsInheritFromEachOther) {
  const Ground ground;
  ground.write("kin/my_account.py", account);
  ground.write(
      "kin/test_account.py",
      "import unittest\ntry:\n    from my_account import *\nexcept ImportError as error:\n"
      "    raise ImportError('write my_account.py') from error\n\n\n"
      "class Base(unittest.TestCase):\n    start = 5\n\n    def setUp(self):\n"
      "        self.account = Account()\n        self.account.open()\n"
      "        self.account.pay_in(self.start)\n\n    def assertBalance(self, expected):\n"
      "        self.assertEqual(self.account.balance, expected)\n\n\n"
      "class Small(Base):\n    def test_start(self):\n        self.assertBalance(5)\n\n\n"
      "class Large(Base):\n    start = 70\n\n    def setUp(self):\n        super().setUp()\n"
      "        self.account.pay_in(1)\n\n    def test_start(self):\n"
      "        self.assertBalance(71)\n");
  const auto outcomes = import_from(ground, ground.folder() / "kin");
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].testcases, 2);
  EXPECT_EQ(outcomes[0].inside, 0) << testing::PrintToString(outcomes[0].remarks);
  EXPECT_EQ(verdict(outcomes[0].folder, account), "accepted");
  EXPECT_EQ(verdict(outcomes[0].folder, replaced(account, "+= amount", "= amount")),
            "wrong_answer");
}

TEST(Suites, WhatTheSolutionCallsIsObserved) {
  const Ground ground;
  const std::string bell =
      "class Bell:\n    def __init__(self):\n        self.heard = []\n\n    def on(self, call):\n"
      "        self.heard.append(call)\n        return self\n\n    def ring(self, times):\n"
      "        for call in self.heard:\n            call(times)\n        return times\n";
  ground.write("bells/bell.py", bell);
  ground.write("bells/test_bell.py",
               "from bell import Bell\n\n\ndef test_lambda():\n    calls = []\n    bell = Bell()\n"
               "    bell.on(lambda times: calls.append(times))\n    assert bell.ring(2) == 2\n"
               "    assert calls == [2]\n\n\n"
               "def test_function():\n    calls = []\n\n    def heard(times):\n"
               "        calls.append(times)\n\n    assert Bell().on(heard).ring(3) == 3\n"
               "    assert calls == [3]\n");
  const auto outcomes = import_from(ground, ground.folder() / "bells");
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].observed, 4) << testing::PrintToString(outcomes[0].remarks);
  EXPECT_EQ(outcomes[0].idle, 0);
  EXPECT_EQ(verdict(outcomes[0].folder, bell), "accepted");
  EXPECT_EQ(verdict(outcomes[0].folder, replaced(bell, "call(times)", "call(1)")), "wrong_answer");
}

TEST(Suites, WhatTheSolutionPrintsIsObserved) {
  const Ground ground;
  const std::string echo = "def echo(words):\n    print(*words)\n    return len(words)\n";
  ground.write("echo/echo.py", echo);
  ground.write("echo/test_echo.py",
               "import contextlib, io\nfrom echo import echo\n\n\ndef test_echo():\n"
               "    out = io.StringIO()\n    with contextlib.redirect_stdout(out):\n"
               "        count = echo(['a', 'b'])\n    assert count == 2\n"
               "    assert out.getvalue() == 'a b\\n'\n\n\n"
               "def test_nothing():\n    assert echo([]) == 0\n");
  const auto outcomes = import_from(ground, ground.folder() / "echo");
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].observed, 3) << testing::PrintToString(outcomes[0].remarks);
  EXPECT_EQ(verdict(outcomes[0].folder, echo), "accepted");
  EXPECT_EQ(verdict(outcomes[0].folder, replaced(echo, "*words", "words")), "wrong_answer");
}

TEST(Suites, WhatStandsBesideTestsIsNoPartOfTheSolution) {
  const Ground ground;
  ground.write("mine/my_account.py", account);
  ground.write("mine/tests/names.py", "NAMES = ['a']\n");
  ground.write("mine/tests/test_it.py",
               "from my_account import greeting\n\n\ndef test_it():\n"
               "    assert greeting('a') == 'For a.'\n");
  const auto outcomes = import_from(ground, ground.folder() / "mine");
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_TRUE(fs::exists(outcomes[0].folder / "submissions/accepted/reference.py"));
  ground.write("mine/tests/test_it.py",
               "from my_account import greeting\nfrom .names import NAMES\n");
  fs::remove_all(ground.bank());
  EXPECT_THAT(import_from(ground, ground.folder() / "mine").at(0).refused,
              HasSubstr("tests/names.py: tests may import the solution alone"));
}

TEST(Suites, FixturesThatDoMoreRunInside) {
  const Ground ground;
  const std::string notes =
      "import os\n\n\ndef write(path, text):\n    path.write_text(text)\n    print('done')\n\n\n"
      "def user():\n    return os.environ.get('NOTES_USER', 'nobody')\n";
  ground.write("notes/notes.py", notes);
  ground.write(
      "notes/test_notes.py",
      "import pytest\nfrom unittest.mock import patch\nimport notes\n\n\n@pytest.fixture\n"
      "def file(tmp_path):\n    yield tmp_path / 'note'\n\n\n"
      "def test_write(file, capsys):\n    notes.write(file, 'a')\n"
      "    assert file.read_text() == 'a'\n    assert capsys.readouterr().out == 'done\\n'\n\n\n"
      "@pytest.mark.parametrize('name', ['ann', pytest.param('bob', id='second')])\n"
      "def test_user(monkeypatch, name):\n    monkeypatch.setenv('NOTES_USER', name)\n"
      "    assert notes.user() == name\n\n\n"
      "@patch('notes.os.environ', {'NOTES_USER': 'cid'})\ndef test_patched():\n"
      "    assert notes.user() == 'cid'\n\n\n"
      "async def test_nobody():\n    assert notes.user() == 'nobody'\n\n\n"
      "@pytest.fixture\ndef dora(monkeypatch):\n    monkeypatch.setenv('NOTES_USER', 'dora')\n\n\n"
      "@pytest.mark.usefixtures('dora')\nclass TestDora:\n    def test_dora(self):\n"
      "        assert notes.user() == 'dora'\n");
  const auto outcomes = import_from(ground, ground.folder() / "notes");
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].inside, 6);
  EXPECT_EQ(verdict(outcomes[0].folder, notes), "accepted");
  for (const auto& [from, to] : {std::pair{"'done'", "'ready'"},
                                 {"(text)", "('b')"},
                                 {"os.environ.get('NOTES_USER', 'nobody')", "'nobody'"},
                                 {"'nobody'", "'x'"}})
    EXPECT_EQ(verdict(outcomes[0].folder, replaced(notes, from, to)), "wrong_answer") << from;
}

TEST(Suites, FixturesThatAreNotThereAreNamed) {
  const Ground ground;
  ground.write("f/my_account.py", account);
  ground.write("f/test_it.py",
               "from my_account import greeting\ndef test_it(caplog):\n    assert greeting() == "
               "'For you.'\n");
  EXPECT_THAT(import_from(ground, ground.folder() / "f").at(0).refused,
              HasSubstr("wants the fixture caplog"));
}

}  // namespace
}  // namespace importing
