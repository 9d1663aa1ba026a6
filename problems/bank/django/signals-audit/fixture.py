from shop.models import Category, Product


def load():
    tea = Category.objects.create(name="Tea")
    cups = Category.objects.create(name="Cups")
    for category, sku, price in ((tea, "T-ASSAM", 450), (tea, "T-SENCHA", 780), (cups, "C-BLUE", 1250)):
        Product.objects.create(category=category, sku=sku, price=price)
