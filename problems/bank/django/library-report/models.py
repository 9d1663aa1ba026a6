from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    title = models.CharField(max_length=120)
    rating = models.IntegerField(null=True)  # 0 to 100; None: nobody has rated it yet
