from django.db import models


class Region(models.Model):
    name = models.CharField(max_length=40, unique=True)


class Shop(models.Model):
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="shops")
    name = models.CharField(max_length=40, unique=True)


class Sale(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="sales")
    day = models.DateField()
    amount = models.IntegerField()  # in cents
    refunded = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]
