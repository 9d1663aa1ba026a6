def echo():
    heard = "nothing"
    while heard != "stop":
        print("heard", heard)
        heard = yield heard.upper()
    yield "bye"


talk = echo()
print(next(talk))
print(talk.send("tea"))
print(talk.send("stop"))
print(next(talk, "silence"))
