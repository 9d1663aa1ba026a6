def shop(basket, count):
    basket.append("tea")
    count += 1
    basket = ["salt"]
    basket.append("milk")
    return basket


mine, number = [], 0
result = shop(mine, number)

print(mine, number)
print(result)
