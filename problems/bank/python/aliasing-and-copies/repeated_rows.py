board = [["."] * 3] * 2
board[0][1] = "x"
board[1] = board[1] + ["!"]

for row in board:
    print("".join(row))
