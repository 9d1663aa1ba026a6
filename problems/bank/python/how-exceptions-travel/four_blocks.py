def attempt(text):
    try:
        number = int(text)
    except ValueError:
        print("except")
    else:
        print("else", number)
    finally:
        print("finally")
    print("after")


attempt("7")
attempt("seven")
