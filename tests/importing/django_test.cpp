// Tests of Django as sources: an application's models, a project's settings.
#include "tests/importing/importing.hpp"

namespace importing {
namespace {

TEST(DjangoSuites, TestsOfDjangoHaveTheirTables) {
  const Ground ground;
  const std::string reports =
      "from django.db.models import Sum\n\nfrom shop.models import Book\n\n\ndef total():\n"
      "    return Book.objects.aggregate(all=Sum('price'))['all'] or 0\n\n\ndef titles(least):\n"
      "    return "
      "list(Book.objects.filter(price__gte=least).order_by('title').values_list('title', "
      "flat=True))\n";
  ground.write("library/shop/models.py",
               "from django.db import models\n\n\nclass Book(models.Model):\n"
               "    title = models.CharField(max_length=50)\n    price = models.IntegerField()\n");
  ground.write("library/shop/__init__.py", "");
  ground.write("library/shop/reports.py", reports);
  ground.write("library/settings.py", "INSTALLED_APPS = ['shop']\n");
  ground.write("library/tests.py",
               "from django.test import TestCase\n\nfrom shop.models import Book\nfrom "
               "shop.reports import titles, total\n\n\n"
               "class ReportTest(TestCase):\n    @classmethod\n    def setUpTestData(cls):\n"
               "        cls.cheap = Book.objects.create(title='b', price=3)\n"
               "        Book.objects.create(title='a', price=9)\n\n    def test_total(self):\n"
               "        self.assertEqual(total(), 12)\n        self.cheap.delete()\n        "
               "self.assertEqual(total(), 9)\n\n"
               "    def test_titles(self):\n        self.assertEqual(titles(1), ['a', 'b'])\n      "
               "  self.assertEqual(titles(4), ['a'])\n\n"
               "    def test_statements(self):\n        with self.assertNumQueries(1):\n"
               "            found = titles(1)\n        self.assertEqual(len(found), 2)\n");
  const auto outcomes = import_from(ground, ground.folder() / "library");
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].inside, 0) << testing::PrintToString(outcomes[0].remarks);
  EXPECT_EQ(verdict(outcomes[0].folder, reports), "accepted");
  EXPECT_EQ(verdict(outcomes[0].folder, replaced(reports, "gte", "gt")), "accepted");
  EXPECT_EQ(
      verdict(outcomes[0].folder, replaced(reports, "order_by('title')", "order_by('-title')")),
      "wrong_answer");
  EXPECT_EQ(verdict(outcomes[0].folder, replaced(reports, "or 0", "and 12")), "wrong_answer");
  EXPECT_EQ(verdict(outcomes[0].folder,
                    replaced(reports, "    return list", "    total()\n    return list")),
            "wrong_answer");
}

TEST(DjangoSuites, ProjectsOfDjangoHaveTheirSettings) {
  const Ground ground;
  const std::string prices =
      "from django.conf import settings\n\nfrom .models import Book\n\n\ndef cheapest():\n"
      "    return min(Book.objects.values_list('price', flat=True)) - settings.BOOK_DISCOUNT\n";
  ground.write("site/manage.py", "raise SystemExit(1)\n");
  ground.write("site/site_/settings.py",
               "import os\nSECRET_KEY = 'x'\nDATABASES = {}\nINSTALLED_APPS = ['shop']\n"
               "BOOK_DISCOUNT = 2\nLONGEST_TITLE = 5\nBASE_DIR = os.path.dirname(__file__)\n");
  ground.write("site/shop/__init__.py", "");
  ground.write("site/shop/models.py",
               "from django.conf import settings\nfrom django.db import models\n\n\n"
               "class Book(models.Model):\n"
               "    title = models.CharField(max_length=settings.LONGEST_TITLE)\n"
               "    price = models.IntegerField()\n");
  ground.write("site/shop/prices.py", prices);
  ground.write("site/shop/tests.py",
               "from django.test import TestCase, override_settings\n\n"
               "from .models import Book\nfrom .prices import cheapest\n\n\n"
               "class PriceTest(TestCase):\n    def setUp(self):\n"
               "        Book.objects.create(title='a', price=9)\n\n    def test_price(self):\n"
               "        self.assertEqual(cheapest(), 7)\n\n"
               "    @override_settings(BOOK_DISCOUNT=5)\n    def test_discount(self):\n"
               "        self.assertEqual(cheapest(), 4)\n");
  const auto outcomes = import_from(ground, ground.folder() / "site");
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].observed, 1) << testing::PrintToString(outcomes[0].remarks);
  EXPECT_EQ(outcomes[0].inside, 1);
  const std::string whole = replaced(prices, "from .models", "from shop.models");
  EXPECT_EQ(verdict(outcomes[0].folder, whole), "accepted");
  EXPECT_EQ(verdict(outcomes[0].folder, replaced(whole, "settings.BOOK_DISCOUNT", "2")),
            "wrong_answer");
}

TEST(DjangoSuites, SolutionsInDjangoHaveFilesBesideThemAndModelsHaveUsers) {
  const Ground ground;
  ground.write("notes/models.py",
               "from django.contrib.auth.models import User\nfrom django.db import models\n\n\n"
               "class Note(models.Model):\n"
               "    owner = models.ForeignKey(User, on_delete=models.CASCADE)\n"
               "    text = models.TextField()\n");
  ground.write("notes/texts.py", "def short(text):\n    return text[:3]\n");
  ground.write("notes/queries.py",
               "from .models import Note\nfrom .texts import short\n\n\ndef notes_of(name):\n"
               "    return [short(each.text) for each in\n"
               "            Note.objects.filter(owner__username=name)]\n");
  ground.write(
      "notes/tests.py",
      "from django.contrib.auth import get_user_model\nfrom django.test import TestCase\n\n"
      "from .models import Note\nfrom .queries import notes_of\n\n\n"
      "class NoteTest(TestCase):\n    def test_owner(self):\n"
      "        ann = get_user_model().objects.create(username='ann')\n"
      "        Note.objects.create(owner=ann, text='abcd')\n"
      "        self.assertEqual(notes_of('ann'), ['abc'])\n"
      "        self.assertEqual(notes_of('bob'), [])\n");
  const auto outcomes = import_from(ground, ground.folder() / "notes");
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].inside, 0) << testing::PrintToString(outcomes[0].remarks);
  EXPECT_TRUE(fs::exists(outcomes[0].folder / "submissions/accepted/reference/notes/texts.py"));
}

TEST(DjangoSuites, WhatTheSolutionLeavesInTablesIsObserved) {
  const Ground ground;
  const std::string shelf =
      "from shop.models import Book\n\n\ndef add(title):\n    if not title:\n"
      "        raise ValueError('no title')\n"
      "    return Book.objects.create(title=title).title\n";
  ground.write("shop/models.py",
               "from django.db import models\n\n\nclass Book(models.Model):\n"
               "    title = models.CharField(max_length=50)\n");
  ground.write("shop/shelf.py", shelf);
  ground.write("shop/tests.py",
               "from django.test import TestCase\n\nfrom shop.models import Book\n"
               "from shop.shelf import add\n\n\nclass ShelfTest(TestCase):\n"
               "    def test_add(self):\n        self.assertEqual(add('a'), 'a')\n"
               "        self.assertEqual(Book.objects.count(), 1)\n\n"
               "    def test_nothing(self):\n        with self.assertRaises(ValueError):\n"
               "            add('')\n        self.assertFalse(Book.objects.exists())\n");
  const auto outcomes = import_from(ground, ground.folder() / "shop");
  ASSERT_EQ(outcomes.at(0).refused, "");
  EXPECT_EQ(outcomes[0].idle, 0);
  EXPECT_EQ(outcomes[0].inside, 0) << testing::PrintToString(outcomes[0].remarks);
  EXPECT_EQ(verdict(outcomes[0].folder, shelf), "accepted");
  EXPECT_EQ(verdict(outcomes[0].folder, replaced(shelf, "    return",
                                                 "    Book.objects.create(title='b')\n    return")),
            "wrong_answer");
  EXPECT_EQ(verdict(outcomes[0].folder, replaced(shelf, "    if",
                                                 "    book = Book(title=title)\n"
                                                 "    book.save()\n    if")),
            "wrong_answer");
}

}  // namespace
}  // namespace importing
