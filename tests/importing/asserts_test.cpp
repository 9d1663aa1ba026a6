// The shapes of asserts, one by one: what they accept in Python, their package accepts, and nothing
// else.
#include "tests/importing/importing.hpp"

namespace importing {
namespace {

struct Shape {
  const char* name;
  const char* prompt;              // up to the body of f
  const char* body;                // of f, right
  const char* check;               // of check(candidate)
  std::vector<const char*> right;  // whole programs that pass the same asserts
  std::vector<const char*> wrong;  // and that do not
  bool inside = false;
};

constexpr const char* one = "def f(x):\n    \"\"\"Does it.\"\"\"\n";

const std::vector<Shape> shapes{
    {"equality",
     one,
     "    return x + 1\n",
     "    assert candidate(1) == 2\n    assert candidate(0) == 1, 'a message'\n",
     {"def f(x): return float(x + 1)", "f = lambda x: (x + 1) if x else True",
      "class I(int): pass\ndef f(x): return I(x + 1)"},
     {"def f(x): return x", "def f(x): return str(x + 1)", "def f(x): return (x + 1,)",
      "class E:\n    def __eq__(self, other): return True\ndef f(x): return E()"}},
    {"truth",
     one,
     "    return x % 2 == 0\n",
     "    assert candidate(2) == True\n    assert candidate(3) == False\n",
     {"def f(x): return 1 - x % 2", "def f(x): return 1.0 - x % 2"},
     {"def f(x): return 'yes' if x % 2 == 0 else ''", "def f(x): return None"}},
    {"bare",
     one,
     "    return x > 0\n",
     "    assert candidate(2)\n    assert not candidate(-1)\n",
     {"def f(x): return [x] if x > 0 else []"},
     {"def f(x): return True", "def f(x): pass"}},
    {"none",
     one,
     "    return None if x < 0 else x\n",
     "    assert candidate(-1) == None\n    assert candidate(4) == 4\n    assert candidate(-2) is "
     "None\n",
     {"def f(x):\n    if x >= 0: return x"},
     {"def f(x): return 0 if x < 0 else x", "def f(x): return False if x < 0 else x"}},
    {"single",
     one,
     "    return x > 0\n",
     "    assert candidate(1) is True\n    assert candidate(-1) is False\n",
     {"def f(x): return bool(x > 0)"},
     {"def f(x): return int(x > 0)", "def f(x): return 1"}},
    {"list",
     one,
     "    return [x, x]\n",
     "    assert candidate(1) == [1, 1]\n    assert candidate(0) == [0, 0]\n",
     {"def f(x): return [float(x), bool(x)]", "class L(list): pass\ndef f(x): return L([x, x])"},
     {"def f(x): return (x, x)", "def f(x): return [x]", "def f(x): return iter([x, x])"}},
    {"tuple",
     one,
     "    return x, -x\n",
     "    assert candidate(1) == (1, -1)\n    assert candidate(2) == (2, -2)\n",
     {"import collections\nP = collections.namedtuple('P', 'a b')\ndef f(x): return P(x, -x)"},
     {"def f(x): return [x, -x]"}},
    {"set",
     one,
     "    return list({x, 1})\n",
     "    assert set(candidate(2)) == {1, 2}\n    assert set(candidate(1)) == set([1])\n",
     {"def f(x): return (x, 1, 1, x)", "def f(x): return {x: 0, 1: 1}"},
     {"def f(x): return [x]", "def f(x): return 7"}},
    {"sorted",
     one,
     "    return [x, 3]\n",
     "    assert sorted(candidate(9)) == [3, 9]\n    assert sorted(candidate(1)) == sorted([3, "
     "1])\n",
     {"def f(x): return {3: 1, x: 2}"},
     {"def f(x): return [x, 3, 3]"}},
    {"frozen set",
     one,
     "    return frozenset([x])\n",
     "    assert candidate(1) == frozenset([1])\n    assert candidate(2) == {2}\n",
     {"def f(x): return {float(x)}"},
     {"def f(x): return [x]", "def f(x): return {x, 5}"}},
    {"dict",
     one,
     "    return {x: 'a', 'b': [x]}\n",
     "    assert candidate(1) == {1: 'a', 'b': [1]}\n    assert candidate(2) == {'b': [2], 2: "
     "'a'}\n",
     {"import collections\ndef f(x): return collections.OrderedDict([('b', [x]), (float(x), 'a')])",
      "import collections\ndef f(x):\n    d = collections.defaultdict(int)\n    d.update({x: 'a', "
      "'b': [x]})\n    return d"},
     {"def f(x): return {x: 'a'}", "def f(x): return [(x, 'a'), ('b', [x])]"}},
    {"distance",
     one,
     "    return x / 3\n",
     "    assert abs(candidate(1) - 0.3333333) < 1e-6\n    assert abs(2 / 3 - candidate(2)) <= "
     "1e-6\n"
     "    assert 1e-6 > abs(candidate(3) - 1)\n",
     {"def f(x): return x / 3 + 1e-7", "def f(x): return round(x / 3, 6) if x != 3 else 1",
      "import fractions\ndef f(x): return fractions.Fraction(x, 3)"},
     {"def f(x): return x / 3 + 1e-5", "def f(x): return 0", "def f(x): return float('nan')"}},
    {"isclose",
     "import math\n\n\ndef f(x):\n    \"\"\"Root.\"\"\"\n",
     "    return x ** 0.5\n",
     "    assert math.isclose(candidate(2), 1.41421356, rel_tol=1e-6)\n"
     "    assert math.isclose(candidate(1e-20), 0, abs_tol=1e-6)\n",
     {"def f(x): return 1.4142136 if x == 2 else 0"},
     {"def f(x): return 1.415 if x == 2 else 0", "def f(x): return x ** 0.5 + 1e-5"}},
    {"rounding",
     one,
     "    return x * 1.1\n",
     "    assert round(candidate(1), 1) == 1.1\n    assert round(candidate(2), 1) == 2.2\n",
     {"def f(x): return x * 1.1 + 0.01"},
     {"def f(x): return x"}},
    {"length and items",
     one,
     "    return [x] * 3\n",
     "    result = candidate(5)\n    assert len(result) == 3\n    assert result[0] == 5 and "
     "result[-1] == 5\n",
     {"def f(x): return (x, 0, x)"},
     {"def f(x): return [x]", "def f(x): return [x, x, 1]", "def f(x): return None"}},
    {"unpacking",
     one,
     "    return x, x * 2\n",
     "    low, high = candidate(4)\n    assert low == 4\n    assert high == 8\n",
     {"def f(x): return [x, x * 2]"},
     {"def f(x): return x, x"}},
    {"table",
     one,
     "    return x * x\n",
     "    for x, expected in [(1, 1), (2, 4), (3, 9)]:\n        assert candidate(x) == expected, "
     "f'{x}'\n",
     {"def f(x): return float(x ** 2)"},
     {"def f(x): return x", "def f(x): return x * x if x < 3 else 0"}},
    {"random numbers",
     "def f(x, y):\n    \"\"\"Sum.\"\"\"\n",
     "    return x + y\n",
     "    import random\n    assert candidate(2, 3) == 5\n    for i in range(100):\n"
     "        x, y = random.randint(0, 1000), random.randint(0, 1000)\n"
     "        assert candidate(x, y) == x + y\n",
     {"def f(x, y): return float(y + x)"},
     {"def f(x, y): return 5", "def f(x, y): return x + y if x < 900 else 0"}},
    {"helper of the prompt",
     "def scrambled(text):\n    \"\"\"Turned around.\"\"\"\n    return text[1:] + "
     "text[:1]\n\n\ndef f(text):\n    \"\"\"Undoes it.\"\"\"\n",
     "    return text[-1:] + text[:-1]\n",
     "    from random import randint, choice\n    import string\n    letters = "
     "string.ascii_lowercase\n"
     "    for _ in range(50):\n        str = ''.join(choice(letters) for i in range(randint(10, "
     "20)))\n"
     "        encoded = scrambled(str)\n        assert candidate(encoded) == str\n",
     {"def f(text): return ''.join([text[-1], *text[:-1]])"},
     {"def f(text): return text", "def scrambled(text): return text\ndef f(text): return text"}},
    {"property of the result",
     "import math\n\n\ndef value(terms, x):\n    return sum(each * math.pow(x, i) for i, each in "
     "enumerate(terms))\n\n\n"
     "def f(terms):\n    \"\"\"A root of a line.\"\"\"\n",
     "    return -terms[0] / terms[1]\n",
     "    import random, copy\n    rng = random.Random(42)\n    for _ in range(40):\n"
     "        terms = []\n        for _ in range(2):\n            term = rng.randint(1, 9)\n       "
     "     terms.append(term)\n"
     "        solution = candidate(copy.deepcopy(terms))\n"
     "        assert math.fabs(value(terms, solution)) < 1e-4\n",
     {"def f(terms): return -terms[0] / terms[1] + 1e-6"},
     {"def f(terms): return 0", "def f(terms): return -terms[0] / terms[1] + 1e-3"}},
    {"an idle assert",
     one,
     "    return -x\n",
     "    assert True, 'This prints if it fails'\n    assert candidate(1) == -1\n    assert "
     "candidate(2) == -2\n",
     {"def f(x): return 0 - x"},
     {"def f(x): return x"}},
    {"both sides",
     one,
     "    return [x]\n",
     "    assert tuple(candidate([1])) == tuple(f([1]))\n    assert candidate(2) == [2]\n",
     {"def f(x): return [x] if x == 2 else (5, 6)"},
     {"def f(x): return x"},
     true},
    {"unequal and among",
     one,
     "    return x + 1\n",
     "    assert candidate(1) != 1\n    assert candidate(2) in (3, 4)\n    assert candidate(9) > "
     "9\n",
     {"def f(x): return x + 1.5 if x == 9 else 3"},
     {"def f(x): return x"},
     true},
    {"kind of the result",
     one,
     "    return str(x)\n",
     "    assert isinstance(candidate(1), str)\n    assert type(candidate(1)) == str\n    assert "
     "candidate(1) == '1'\n",
     {"def f(x): return f'{x}'"},
     {"def f(x): return x", "class S(str): pass\ndef f(x): return S(x)"}},
    {"all of them",
     one,
     "    return [x, x + 1]\n",
     "    assert all(each > 0 for each in candidate(1))\n    assert candidate(3) == [3, 4]\n",
     {"def f(x): return [x, x + 1]"},
     {"def f(x): return [0, 1] if x == 1 else [3, 4]"},
     true},
    {"an exception that is asked for",
     one,
     "    if x < 0:\n        raise ValueError('negative')\n    return x\n",
     "    assert candidate(1) == 1\n    try:\n        candidate(-1)\n        assert False, 'no "
     "exception'\n"
     "    except ValueError:\n        pass\n",
     {"def f(x):\n    assert x >= 0 or (_ for _ in ()).throw(ValueError())\n    return x"},
     {"def f(x): return x", "def f(x):\n    if x < 0: raise TypeError()\n    return x",
      "raise SystemExit(0)", "print('passed')\nimport os\nos._exit(0)"},
     true},
    {"a helper with asserts",
     one,
     "    return x\n",
     "    def same(result, expected):\n        assert result == expected\n    same(candidate(1), "
     "1)\n    same(candidate(2), 2)\n",
     {"def f(x): return float(x)"},
     {"def f(x): return 1"}},
    {"what was handed over",
     one,
     "    x.sort()\n    return x\n",
     "    numbers = [2, 1]\n    candidate(numbers)\n    assert numbers == [1, 2]\n",
     {"def f(x): x.reverse()"},
     {"def f(x): return sorted(x)"}},
};

class Shapes : public ::testing::TestWithParam<Shape> {};

TEST_P(Shapes, AcceptWhatTheirAssertsAccept) {
  const Shape& shape = GetParam();
  const Ground ground;
  const std::string test =
      std::string{"METADATA = {'dataset': 'test'}\n\n\ndef check(candidate):\n"} + shape.check;
  const auto outcomes = import_from(
      ground, ground.write("one.jsonl", humaneval("one", shape.prompt, shape.body, test)));
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].inside > 0, shape.inside) << testing::PrintToString(outcomes[0].remarks);
  const fs::path package = outcomes[0].folder;
  EXPECT_EQ(verdict(package, std::string{shape.prompt} + shape.body), "accepted");
  for (const char* program : shape.right)
    EXPECT_EQ(verdict(package, program), "accepted") << program;
  for (const char* program : shape.wrong)
    EXPECT_NE(verdict(package, program), "accepted") << program;
}

INSTANTIATE_TEST_SUITE_P(Asserts, Shapes, ::testing::ValuesIn(shapes), [](const auto& shape) {
  std::string name;
  bool starts_word = true;
  for (const char c : std::string{shape.param.name}) {
    if (c != ' ') name += starts_word ? static_cast<char>(std::toupper(c)) : c;
    starts_word = c == ' ';
  }
  return name;
});

}  // namespace
}  // namespace importing
