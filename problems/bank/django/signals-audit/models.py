from django.db import models


class Category(models.Model):
    name = models.CharField(max_length=80)


class Product(models.Model):
    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="products")
    sku = models.CharField(max_length=20, unique=True)
    price = models.IntegerField()  # in cents


class AuditEntry(models.Model):
    action = models.CharField(max_length=10)  # "created", "changed" or "deleted"
    sku = models.CharField(max_length=20)
    old_price = models.IntegerField(null=True)
    new_price = models.IntegerField(null=True)
