from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=40, unique=True)


class Forum(models.Model):
    name = models.CharField(max_length=40, unique=True)


class Thread(models.Model):
    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="threads")
    starter = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="started")
    title = models.CharField(max_length=80)


class Post(models.Model):
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts")
    author = models.ForeignKey(Author, null=True, on_delete=models.SET_NULL, related_name="posts")
    minute = models.IntegerField()
    text = models.CharField(max_length=200)
